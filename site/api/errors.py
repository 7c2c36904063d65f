"""Requests that cannot be answered, and what their programs are told."""

from __future__ import annotations

from functools import partial
from typing import NoReturn

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from api.records import WrongParameter

__all__ = ["BadParameterError", "tell_mistakes"]


class BadParameterError(ValueError):
    """A parameter that cannot be answered: its name, and what is wrong with it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def tell_mistakes(api: NinjaAPI) -> None:
    """Answer wrong parameters with 400; leave every other error to the site, as for its pages."""
    api.add_exception_handler(BadParameterError, partial(_told, api))
    api.add_exception_handler(ValidationError, partial(_told_by_type, api))
    api.add_exception_handler(Exception, _raised)


def _told(api: NinjaAPI, request: HttpRequest, error: BadParameterError) -> HttpResponse:
    wrong = WrongParameter(error=str(error), parameter=error.name)
    return api.create_response(request, wrong.model_dump(), status=400)


def _told_by_type(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> HttpResponse:
    name = str(error.errors[0]["loc"][-1])
    return _told(api, request, BadParameterError(name, _("The value of this parameter cannot be read.")))


def _raised(_request: HttpRequest, error: Exception | type[Exception]) -> NoReturn:
    raise error
