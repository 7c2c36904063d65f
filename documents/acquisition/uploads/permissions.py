"""Who may drop files: librarians and administrators."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from documents.models import LibraryPage

__all__ = ["libraries_open_to", "may_publish", "may_take_in"]


def may_take_in(user: Any) -> bool:
    """Whether a member of staff may drop files and see what became of those of others."""
    policy = policy_registry.get_by_type(get_document_model())
    return bool(user.has_perm("documents.add_intakebatch") and policy.user_has_permission(user, "add"))


def libraries_open_to(user: Any) -> QuerySet[LibraryPage]:
    """The libraries in which this member of staff may make drafts."""
    libraries = LibraryPage.objects.order_by("path")
    allowed = [page.pk for page in libraries if page.permissions_for_user(user).can_add_subpage()]
    return libraries.filter(pk__in=allowed)


def may_publish(user: Any) -> bool:
    """Whether a member of staff may publish documents in any library."""
    return any(
        page.permissions_for_user(user).can_publish_subpage() for page in LibraryPage.objects.order_by("path")
    )
