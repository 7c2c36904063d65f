"""What has become of a document that was published: withdrawn, or taken down."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from documents.models.file_changes import keep_changes, public_files

__all__ = ["KeepingMixin"]


class KeepingMixin(Page):
    """A document that may be withdrawn (rút: stays readable, with a banner) or removed (gỡ: answers 410).

    Both are facts about the document, not about one of its revisions: no draft and no older version changes
    them, only the operations of `documents.lifecycle.actions`.
    """

    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)
    removed_on = models.DateField(_("removed on"), null=True, blank=True, editable=False)
    removal_note = models.TextField(_("public note on the removal"), blank=True, editable=False)
    removal_target = models.ForeignKey(
        "self",
        verbose_name=_("document to read instead"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    KEEPING_FIELDS: ClassVar = (
        "withdrawn_on",
        "withdrawal_reason",
        "removed_on",
        "removal_note",
        "removal_target",
    )
    exclude_fields_in_copy: ClassVar[list[str]] = [*KEEPING_FIELDS]

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def is_removed(self) -> bool:
        """Whether staff took the page down and said so; publishing it again ends this."""
        return not self.live and self.removed_on is not None

    # No savepoint: where this fails, so does the `save` around it.
    @transaction.atomic(savepoint=False)
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep what public files were before: whatever form changed them, old copies are known."""
        if self.live and self.removed_on:
            self.removed_on, self.removal_note, self.removal_target = None, "", None
        before = public_files(self) if kwargs.get("update_fields") is None else {}
        super().save(*args, **kwargs)
        keep_changes(self, before)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        page: Self = super().with_content_json(content)
        for name in self.KEEPING_FIELDS:
            attribute = self._meta.get_field(name).attname
            setattr(page, attribute, getattr(self, attribute))
        return page
