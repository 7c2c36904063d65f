"""Panels of the edit forms that only the newsroom has."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

__all__ = ["AddPhotosPanel"]


class AddPhotosPanel(Panel):
    """The way from a saved gallery to the form that takes many photos at once."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Many photos at once"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/add_photos_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance.pk is not None
            return context | {"url": reverse("add_photos", args=[self.instance.pk]) if saved else ""}
