"""Mail to those who may approve a page that was submitted."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState
from wagtail.permissions import policy_registry

from news.models import PublisherApprovalTask

__all__ = ["ApprovalEmailNotifier"]


class ApprovalEmailNotifier(EmailNotificationMixin, Notifier):
    """Writes to everyone who may publish the page, except who submitted it. Superusers are left in peace."""

    notification = "submitted"

    def __init__(self) -> None:
        super().__init__((TaskState,))

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        handled: bool = super().can_handle(instance, **kwargs)
        return handled and isinstance(instance.task.specific, PublisherApprovalTask)

    def get_context(self, instance: TaskState, **kwargs: Any) -> dict[str, Any]:
        page = instance.workflow_state.content_object.specific
        context: dict[str, Any] = super().get_context(instance, **kwargs)
        return context | {
            "task": instance.task.specific,
            "object": page,
            "page": page,
            "model_name": page._meta.verbose_name,
        }

    def get_recipient_users(
        self, instance: TaskState, user: AbstractUser | None = None, **kwargs: Any
    ) -> QuerySet[AbstractUser]:
        page = instance.workflow_state.content_object
        publishers: QuerySet[AbstractUser] = policy_registry.get(page).users_with_permission_for_instance(
            "publish", page, include_superusers=False
        )
        return publishers.exclude(pk=user.pk) if user else publishers
