from __future__ import annotations

from collections.abc import Iterator
from inspect import getattr_static

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import UniqueConstraint
from wagtail.models import Page

from pages.editing import FormFromAbove

__all__ = ["check_copies", "check_edit_forms", "unique_in_copies"]


@register
def check_edit_forms(**_kwargs: object) -> list[CheckMessage]:
    """A model that nobody composed would be edited with a form that knows none of its rules."""
    return [
        Error(
            f"{model.__name__} has no edit form.",
            hint="Name one with compose_editor in a module that is imported when the app is ready.",
            obj=model,
            id="pages.E002",
        )
        for model in apps.get_models()
        if isinstance(getattr_static(model, "base_form_class", None), FormFromAbove)
        and not hasattr(model, "base_form_class")
    ]


@register
def check_copies(**_kwargs: object) -> list[CheckMessage]:
    """Whatever may stand in one page only is left out of copies, or copying such a page fails."""
    return [
        Error(
            f"A copy of {model.__name__} would have the same {' and '.join(names)} as the original.",
            hint="Name one of these fields in exclude_fields_in_copy.",
            obj=model,
            id="pages.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page
        for names in unique_in_copies(model)
    ]


def unique_in_copies(model: type[Page]) -> Iterator[tuple[str, ...]]:
    """The sets of fields that are unique together and all of which a copy would take."""
    single = [(field.name,) for field in model._meta.local_fields if field.unique and not field.primary_key]
    together = [
        tuple(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    for names in (*single, *together, *map(tuple, model._meta.unique_together)):
        if names and not set(names) & set(model.exclude_fields_in_copy):
            yield names
