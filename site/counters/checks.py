from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db.models import UniqueConstraint
from wagtail.models import Page

from counters.mixins import CountedPageMixin
from counters.models import Hit

MIDDLEWARE = "counters.middleware.CountingMiddleware"
HIT_KEY = ("page", "countable", "file_id", "day", "reader")
LONGEST_WINDOW_SECONDS = 24 * 60 * 60


@register
def check_middleware_order(**_kwargs: object) -> list[CheckMessage]:
    if settings.MIDDLEWARE[:1] == [MIDDLEWARE]:
        return []
    return [
        Error(
            "The counting middleware is not the first of MIDDLEWARE.",
            hint=f"Put {MIDDLEWARE} before all others: it must see the final answer.",
            id="counters.E001",
        )
    ]


@register
def check_counted_pages(**_kwargs: object) -> list[CheckMessage]:
    """`CountedPageMixin.serve` has to be the outermost `serve` of a page, or the page is never marked."""
    return [
        Error(
            f"{model.__name__} is never counted: a class before CountedPageMixin has a serve() of its own.",
            hint="Name CountedPageMixin before RoutablePageMixin and call super().serve() in overrides.",
            obj=model,
            id="counters.E002",
        )
        for model in apps.get_models()
        if issubclass(model, CountedPageMixin) and not calls_counted_serve(model)
    ]


def calls_counted_serve(model: type[Page]) -> bool:
    """Whether no other library's `serve` comes before ours; an override of our own calls super()."""
    for ancestor in model.__mro__:
        if ancestor is CountedPageMixin:
            return True
        if "serve" in vars(ancestor) and ancestor.__module__.startswith("wagtail."):
            return False
    return False


@register
def check_unique_hit(**_kwargs: object) -> list[CheckMessage]:
    """Exactness rests on this constraint: without it the counting statement has nothing to conflict with."""
    keys = [
        constraint.fields for constraint in Hit._meta.constraints if isinstance(constraint, UniqueConstraint)
    ]
    if HIT_KEY in keys:
        return []
    return [
        Error("Hits are not unique per page, countable, file, day and reader.", obj=Hit, id="counters.E003")
    ]


@register
def check_window(**_kwargs: object) -> list[CheckMessage]:
    """A reader is recognised for a day and the window after it: the window cannot be longer than a day."""
    if 0 <= settings.COUNTERS_WINDOW_SECONDS <= LONGEST_WINDOW_SECONDS:
        return []
    return [
        Error(
            "COUNTERS_WINDOW_SECONDS must be from 0 to 86400.",
            hint="Readers cannot be recognised for longer than a day: the salt of their keys is destroyed.",
            id="counters.E004",
        )
    ]


@register
def check_new_readers(**_kwargs: object) -> list[CheckMessage]:
    if settings.COUNTERS_NEW_READERS_PER_HOUR >= 0:
        return []
    return [
        Error(
            "COUNTERS_NEW_READERS_PER_HOUR is below 0.",
            hint="Say how many new readers of one address are counted within an hour, or 0 for any number.",
            id="counters.E005",
        )
    ]
