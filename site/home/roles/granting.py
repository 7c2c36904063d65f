"""Giving permissions to groups. Each function adds what is missing and takes nothing away."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

__all__ = ["grant", "grant_on_all_collections", "grant_on_page"]


def grant(group: Group, names: Iterable[str]) -> None:
    """Give model permissions named "app.codename"."""
    group.permissions.add(*(_permission(name) for name in names))


def grant_on_page(group: Group, page: Page, codenames: Iterable[str]) -> None:
    """Give page permissions on a page and all below it."""
    for codename in codenames:
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=_permission(f"wagtailcore.{codename}")
        )


def grant_on_all_collections(group: Group, names: Iterable[str]) -> None:
    """Give permissions of images, files and collections named "app.codename"."""
    root = Collection.get_first_root_node()
    for name in names:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=_permission(name)
        )


def _permission(name: str) -> Permission:
    """Raises `Permission.DoesNotExist` before the tables of the app were made."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
