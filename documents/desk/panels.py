"""What the edit view of a document shows and does not let one change."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from documents.models import DocumentRelation, LegalDocumentPage
from documents.validity.verdicts import verdict_of

__all__ = ["ValidityPanel"]


class ValidityPanel(Panel):
    """Whether the document holds today and why, and what others do to it, with links to where that is."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("heading", _("Validity"))
        kwargs.setdefault("icon", "date")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/validity_panel.html"
        instance: LegalDocumentPage

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            context: dict[str, object] = super().get_context_data(parent_context)
            relations = DocumentRelation.objects
            inverse = relations.filter(target=self.instance.pk).select_related("page").defer("page__text")
            return {
                **context,
                "verdict": verdict_of(self.instance, timezone.localdate()),
                "document": self.instance,
                "inverse_relations": inverse.order_by("pk"),
            }
