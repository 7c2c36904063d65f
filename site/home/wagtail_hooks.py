"""What the site as a whole adds to the admin: brand, dashboard, rules about accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

from home.dashboard import DocumentsWithoutFilesPanel, MostReadPanel, UnusualDaysPanel


@hooks.register("insert_global_admin_css")
def brand() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("construct_homepage_panels")
def add_panels(_request: HttpRequest, panels: list[Component]) -> None:
    panels += [MostReadPanel(), UnusualDaysPanel(), DocumentsWithoutFilesPanel()]


@hooks.register("construct_main_menu")
def name_attachments(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's "documents" are uploaded files; documents are what the library has."""
    for item in menu_items:
        if item.name == "documents":
            item.label = _("Files")


class WrittenContentChecker(ContentCheckerItem):
    """Checks what staff have written, not the frame around it, which they cannot change."""

    axe_include: ClassVar = ["main"]


@hooks.register("construct_wagtail_userbar")
def check_written_content(_request: HttpRequest, items: list[BaseItem], _page: Page) -> None:
    for index, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[index] = WrittenContentChecker(in_editor=item.in_editor)


@hooks.register("before_bulk_action")
def protect_superusers(
    request: HttpRequest, _action_type: str, objects: Sequence[Model], _action: Any
) -> None:
    """Nobody but a superuser deactivates, deletes or regroups superusers."""
    if request.user.is_superuser:
        return
    if any(isinstance(account, AbstractUser) and account.is_superuser for account in objects):
        raise PermissionDenied
