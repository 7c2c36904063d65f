"""Publishing at a set time, where a page turns out to break a rule when the time has come."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry, Page, Revision

__all__ = ["REFUSED", "ScheduledMixin", "register_scheduling"]

#: What Wagtail logs for a page that its timer publishes.
BY_TIMER: Final = "wagtail.publish.scheduled"
#: What the history of a page says where its time had come and it could not be published.
REFUSED: Final = "pages.schedule_refused"


class ScheduledMixin(Page):
    """A page that is published by the timer or stays as it is: one that is refused keeps no other back."""

    class Meta:
        abstract = True

    def publish(self, revision: Revision, *args: Any, log_action: bool | str = True, **kwargs: Any) -> None:
        """Publish or schedule. For the timer nothing is raised: the schedule ends, the history says why."""
        if log_action != BY_TIMER:
            super().publish(revision, *args, log_action=log_action, **kwargs)
            return
        try:
            with transaction.atomic():
                super().publish(revision, *args, log_action=log_action, **kwargs)
        except (ValidationError, IntegrityError) as error:
            reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
            self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(instance=self, action=REFUSED, data={"reason": " ".join(reasons)}, revision=revision)


def register_scheduling() -> None:
    """Called once, when Wagtail collects its hooks."""
    hooks.register("register_log_actions", register_log_actions)


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(REFUSED)(RefusalFormatter)


class RefusalFormatter(LogFormatter):
    label = _("Not published at the time set")
    message = _("Not published at the time set")

    def format_comment(self, log_entry: ModelLogEntry) -> str:
        reason: str = log_entry.data.get("reason", "")
        return reason
