from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from documents.enums import RelationType
from search.indexing import refresh

__all__ = ["DocumentRelation"]


class DocumentRelation(Orderable):
    """What `page` does to another document, in the library (`target`) or outside it (`target_text`)."""

    page = ParentalKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="relations")
    relation_type = models.CharField(_("relation"), max_length=20, choices=RelationType)
    target = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="inverse_relations",
    )
    target_text = models.CharField(
        _("document outside the library"),
        max_length=500,
        blank=True,
        help_text=_("Number and title, as text."),
    )

    panels: ClassVar = [
        FieldPanel("relation_type"),
        PageChooserPanel("target", "documents.LegalDocumentPage"),
        FieldPanel("target_text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "relation_type", "target"], name="unique_document_relation"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let the search know both the document it is about now and the one it was about before."""
        before = DocumentRelation.objects.filter(pk=self.pk).values_list("target_id", flat=True).first()
        super().save(*args, **kwargs)
        refresh({key for key in (before, self.target_id) if key})

    def clean(self) -> None:
        super().clean()
        if bool(self.target_id) == bool(self.target_text):
            raise ValidationError(_("Choose a document of the library or describe one outside it, not both."))
        if self.target_id and self.target_id == self.page_id:
            raise ValidationError({"target": _("A document cannot relate to itself.")})
