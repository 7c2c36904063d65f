"""The places of dropped files in the admin and its menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from documents.acquisition.uploads.permissions import may_take_in
from documents.acquisition.uploads.views import (
    BatchView,
    ConfirmView,
    DraftsToCheckView,
    DropFilesView,
    PublishTogetherView,
)

__all__ = ["DraftsToCheckViewSet", "DropFilesViewSet"]


class IntakeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_take_in(request.user)


class IntakeViewSet(ViewSet):
    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return IntakeMenuItem


class DropFilesViewSet(IntakeViewSet):
    name = "drop_files"
    url_prefix = "tha-tep"
    icon = "upload"
    menu_label = _("Drop files")
    menu_name = "drop-files"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", DropFilesView.as_view(), name="add")]


class DraftsToCheckViewSet(IntakeViewSet):
    name = "drafts_to_check"
    url_prefix = "ban-nhap-cho-duyet"
    icon = "list-ul"
    menu_label = _("Drafts to check")
    menu_name = "drafts-to-check"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", DraftsToCheckView.as_view(), name="index"),
            path("<int:batch_id>/", BatchView.as_view(), name="batch"),
            path("xuat-ban/", PublishTogetherView.as_view(), name="publish"),
            path("muc/<int:entry_id>/xac-nhan/", ConfirmView.as_view(), name="confirm"),
        ]
