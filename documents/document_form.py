"""The edit form of legal documents."""

from __future__ import annotations

from typing import Any

from documents.confidentiality import SECRET_REFUSED
from documents.enums import Confidentiality
from pages.page_form import ReadableSlugForm

__all__ = ["DocumentForm"]

# The buttons that lead to publishing, now or after approval.
PUBLISHING_ACTIONS = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class DocumentForm(ReadableSlugForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("confidentiality", "urgency"):
            if name in self.fields:
                # What is not sent keeps its value.
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse at once what `HandlingMixin.publish` would refuse; its model refuses what is live."""
        given: dict[str, Any] = super().clean()
        mark = given.get("confidentiality") or Confidentiality.ORDINARY
        is_publishing = any(self.data.get(action) for action in PUBLISHING_ACTIONS)
        if mark != Confidentiality.ORDINARY and is_publishing and not self.instance.live:
            self.add_error("confidentiality", SECRET_REFUSED)
        return given
