"""What became of the text of a document's files, in its form."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from documents.models.document_file import DocumentFile
from extraction.models import Extraction

__all__ = ["FileTextsPanel"]


class FileTextsPanel(Panel):
    """How far the reading of each file's text has come. Two queries."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("heading", _("Texts of files"))
        kwargs.setdefault("icon", "doc-full")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/file_texts_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            files = DocumentFile.objects.filter(page=self.instance.pk).values("attachment")
            extractions = Extraction.objects.filter(attachment__in=files).select_related("attachment")
            context: dict[str, object] = super().get_context_data(parent_context)
            return {**context, "extractions": extractions.order_by("attachment__title")}
