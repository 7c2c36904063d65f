"""Edit forms composed from above: a model names its fields and the places of panels, no form and no panel.

A module above the model, imported when the app is ready, calls `compose_editor` for it. What stays without
a form is found by `pages.checks`; what stays without a panel by Wagtail's, which make each edit form once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel

__all__ = ["FormFromAbove", "PanelSlot", "compose_editor"]

_FORMS: Final[dict[type[models.Model], type[WagtailAdminModelForm]]] = {}
_PANELS: Final[dict[tuple[type[models.Model], str], Panel]] = {}


def compose_editor(
    model: type[models.Model],
    *,
    form: type[WagtailAdminModelForm] | None = None,
    panels: Mapping[str, Panel] | None = None,
) -> None:
    """Say with which form models of a type are edited, and which panel stands in each named slot of theirs.

    It holds for models that inherit from this one too, until something is said of them.
    """
    if form is not None:
        _FORMS[model] = form
    _PANELS.update({(model, name): panel for name, panel in (panels or {}).items()})


class FormFromAbove:
    """Stands as `base_form_class` on a model: the form that `compose_editor` was given for it."""

    def __get__(self, _instance: object, model: type[models.Model]) -> type[WagtailAdminModelForm]:
        for ancestor in model.__mro__:
            if ancestor in _FORMS:
                return _FORMS[ancestor]
        # Of this kind because Django asks classes, while it makes them, for what they may not have.
        raise AttributeError(f"{model.__name__} has no edit form: name one with compose_editor.")


class PanelSlot(Panel):
    """A named place among the panels of a model, at any depth. The panel itself comes from above."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.name = name

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"name": self.name}

    def bind_to_model(self, model: type[models.Model]) -> Panel:
        """The panel that stands here in the edit form of `model`, instead of this one.

        Raises `ImproperlyConfigured` if nobody has given one.
        """
        for ancestor in model.__mro__:
            if panel := _PANELS.get((ancestor, self.name)):
                return panel.bind_to_model(model)
        raise ImproperlyConfigured(
            f'Nothing stands in "{self.name}" of {model.__name__}: give a panel with compose_editor.'
        )
