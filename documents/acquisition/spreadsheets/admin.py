"""Where the import of spreadsheets stands in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from documents.acquisition.spreadsheets.planning import libraries_for
from documents.acquisition.spreadsheets.views import SheetTemplateView, SheetView

__all__ = ["SheetViewSet"]


class SheetMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(libraries_for(request.user))


class SheetViewSet(ViewSet):
    name = "documents_from_sheet"
    url_prefix = "van-ban-tu-bang-tinh"
    icon = "table"
    menu_label = _("From a spreadsheet")
    menu_name = "documents-from-sheet"
    menu_item_class: ClassVar = SheetMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", SheetView.as_view(), name="index"),
            path("mau/", SheetTemplateView.as_view(), name="template"),
        ]

    @cached_property
    def menu_url(self) -> str:
        url: str = super().menu_url
        return url
