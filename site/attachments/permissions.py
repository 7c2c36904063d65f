"""What staff may do with which file. Every list, form, chooser and search of files in the admin asks here."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wagtail.documents import get_document_model_string
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from attachments.models import Attachment
from attachments.secrecy import hidden_from, is_hidden_from

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

__all__ = ["AttachmentPolicy", "register_policy"]


class AttachmentPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, without files that are hidden from a member of staff by a mark of secrecy."""

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Attachment
    ) -> bool:
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(may) and not is_hidden_from(user, instance)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Collection[str]
    ) -> QuerySet[Attachment]:
        files: QuerySet[Attachment] = super().instances_user_has_any_permission_for(user, actions)
        return files.exclude(hidden_from(user))


def register_policy() -> None:
    """In place of Wagtail's own, which was registered before."""
    policy = AttachmentPolicy(
        get_document_model_string(), auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
    )
    register_permission_policy(Attachment, policy)
