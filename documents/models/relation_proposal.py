from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.enums import ProposalState, RelationType
from documents.models.legal_document import LegalDocumentPage

__all__ = ["RelationProposal"]


class RelationProposal(models.Model):
    """A relation that the text of a document declares, until somebody accepts or dismisses it.

    What was decided is kept, so that the same text does not propose the same again.
    """

    page = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("legal document"),
        on_delete=models.CASCADE,
        related_name="relation_proposals",
    )
    relation_type = models.CharField(_("relation"), max_length=20, choices=RelationType)
    number_key = models.CharField(_("normalised number"), max_length=100, db_index=True)
    raw = models.CharField(_("as written"), max_length=150)
    scope = models.CharField(_("clauses concerned"), max_length=255, blank=True)
    context = models.CharField(_("in the text"), max_length=400, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    # The document of the library that is meant; lists put it here.
    target: LegalDocumentPage | None = None

    class Meta:
        verbose_name = _("proposed relation")
        verbose_name_plural = _("proposed relations")
        ordering: ClassVar = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "relation_type", "number_key", "scope"], name="unique_relation_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_type_display()} {self.raw}"
