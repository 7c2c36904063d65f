"""The JSON objects of answers as types; the published description is made from them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, WithJsonSchema

__all__ = ["Moment", "Record", "Refusal", "WrongParameter"]

Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""A moment with its offset from UTC, in the form of ISO 8601."""


class Record(BaseModel):
    """A JSON object: its fields in their order. The docstring of a field is its published description."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Refusal(Record):
    """Why a request cannot be answered."""

    error: str
    """The reason in words, in the language of the site."""


class WrongParameter(Refusal):
    """Why a request cannot be answered, and by which of its parameters."""

    parameter: str
    """The name of the parameter, as it was given."""
