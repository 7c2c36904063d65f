"""How a document may be handled: whether it may be shown to the public at all, and how urgent it was."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Page, Revision

from documents.enums import Confidentiality, Urgency

__all__ = ["SECRET_REFUSED", "ConfidentialDocumentError", "HandlingMixin"]

SECRET_REFUSED = _(
    "This document bears a mark of confidentiality. It may be kept as a draft, but never be public:"
    " choose “ordinary” to publish it, or take it down before you mark it."
)


class ConfidentialDocumentError(ValidationError):
    """A confidential document was about to be published; `page_id` is None for a new one."""

    def __init__(self, page_id: int | None = None) -> None:
        super().__init__({"confidentiality": SECRET_REFUSED})
        self.page_id = page_id


class HandlingMixin(Page):
    """A document with its marks of confidentiality and urgency (độ mật, độ khẩn; NĐ 30/2020, phụ lục I).

    What is confidential is never live (Luật Bảo vệ bí mật nhà nước 2018): every way of publishing ends in
    `publish` or `save`, and the database refuses what goes round both (`documents.lifecycle.guards`).
    """

    confidentiality = models.CharField(
        _("confidentiality"),
        max_length=20,
        choices=Confidentiality,
        default=Confidentiality.ORDINARY,
        db_index=True,
        help_text=_("A document with any other mark than “ordinary” can't be published."),
    )
    urgency = models.CharField(_("urgency"), max_length=20, choices=Urgency, default=Urgency.ORDINARY)

    handling_panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("confidentiality"), FieldPanel("urgency")])
    ]

    class Meta:
        abstract = True

    @property
    def is_confidential(self) -> bool:
        return self.confidentiality != Confidentiality.ORDINARY

    def clean(self) -> None:
        super().clean()
        if self.live:
            self._refuse_if_confidential()

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save. A mark is lifted before: `documents.lifecycle.guards` looks at it when the page goes live."""
        if self.live and self.pk and not self.is_confidential:
            marked = type(self)._base_manager.filter(pk=self.pk).exclude(confidentiality=self.confidentiality)
            marked.update(confidentiality=self.confidentiality)
        super().save(*args, **kwargs)
        if self.is_confidential and kwargs.get("update_fields") is None:
            self._forget_schedules()

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish or schedule. Raises `ConfidentialDocumentError` for a confidential document."""
        # The whole page is built from the revision once this is known, and not twice.
        mark = revision.content.get("confidentiality", Confidentiality.ORDINARY)
        if mark != Confidentiality.ORDINARY:
            raise ConfidentialDocumentError(self.pk)
        super().publish(revision, *args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a draft. What is found to be confidential is not published by an earlier schedule either."""
        revision: Revision = super().save_revision(*args, **kwargs)
        if self.is_confidential:
            self._forget_schedules()
        return revision

    def _forget_schedules(self) -> None:
        self.revisions.update(approved_go_live_at=None)

    def _refuse_if_confidential(self) -> None:
        if self.is_confidential:
            raise ConfidentialDocumentError(self.pk)
