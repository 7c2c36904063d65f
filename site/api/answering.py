"""The parts an API of the site is put together from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from api.errors import tell_mistakes

__all__ = ["make_api", "parameter"]


class UnescapedRenderer(JSONRenderer):
    """JSON with letters as they are: what is mostly Vietnamese gets a third shorter."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


def make_api(title: str, version: str, description: str) -> NinjaAPI:
    """An API without addresses yet. It publishes no description by itself: see `api.description`."""
    api = NinjaAPI(
        title=title,
        version=version,
        description=description,
        openapi_url=None,
        docs_url=None,
        renderer=UnescapedRenderer(),
    )
    tell_mistakes(api)
    return api


def parameter(name: str, description: str, **schema: object) -> dict[str, object]:
    """A parameter of a query that an operation reads from its request, as OpenAPI describes it."""
    return {
        "in": "query",
        "name": name,
        "description": description,
        "required": False,
        "schema": {"type": "string", **schema},
    }
