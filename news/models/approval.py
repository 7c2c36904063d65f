"""The step between writer and editor (duyệt tin bài)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry

__all__ = ["PublisherApprovalTask"]


class PublisherApprovalTask(Task):
    """Approval by whoever may publish the page.

    Wagtail's own task asks for membership in a group whatever the page, so that one workflow for all sections
    would let the editor of one section publish in another.
    """

    class Meta:
        verbose_name = _("approval by those who may publish")
        verbose_name_plural = _("approvals by those who may publish")

    @classmethod
    def get_description(cls) -> str:
        return gettext("Whoever may publish a page may approve it")

    def user_can_access_editor(self, obj: Page, user: AbstractBaseUser) -> bool:
        return _may_publish(obj, user)

    def locked_for_user(self, obj: Page, user: AbstractBaseUser) -> bool:
        """A page under review is not changed by its writer."""
        return not _may_publish(obj, user)

    def user_can_lock(self, obj: Page, user: AbstractBaseUser) -> bool:
        return _may_publish(obj, user)

    def user_can_unlock(self, obj: Page, user: AbstractBaseUser) -> bool:
        return False

    def get_actions(self, obj: Page, user: AbstractBaseUser) -> list[tuple[str, str, bool]]:
        if not _may_publish(obj, user):
            return []
        return [
            ("reject", gettext("Return to the writer"), True),
            ("approve", gettext("Approve and publish"), False),
            ("approve", gettext("Approve and publish with a remark"), True),
        ]

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> None:
        """Approve what the approver has before them, with what they corrected while reading.

        Their corrections are a revision of their own, made just before; without this it would have to be
        approved again, and so on.
        """
        if action_name == "approve":
            task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: AbstractBaseUser, **kwargs: Any) -> QuerySet[TaskState]:
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        # A workflow keeps the id of its object as text.
        ids = pages.order_by().annotate(text_id=Cast("pk", CharField())).values("text_id")
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=ids)


def _may_publish(page: Page, user: AbstractBaseUser) -> bool:
    may: bool = page.permissions_for_user(user).can_publish()
    return may
