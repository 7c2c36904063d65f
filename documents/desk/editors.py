"""How documents, collections and the words of the library are edited."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel

from counters.panels import CountersPanel
from documents.acquisition.uploads.page_form import IntakeDocumentForm
from documents.acquisition.uploads.panels import IntakePanel
from documents.desk.file_texts_panel import FileTextsPanel
from documents.desk.panels import ValidityPanel
from documents.models import (
    DocumentCollectionPage,
    DocumentType,
    Field,
    IssuingBody,
    LegalDocumentPage,
    Signer,
)
from pages.editing import compose_editor
from pages.lost_updates import RowUnchangedForm

compose_editor(
    LegalDocumentPage,
    form=IntakeDocumentForm,
    panels={
        "doubts": IntakePanel(),
        "texts of files": FileTextsPanel(),
        "validity": ValidityPanel(),
        "correction": FieldPanel("correction_note"),
        "readers": CountersPanel(),
    },
)
compose_editor(DocumentCollectionPage, panels={"readers": CountersPanel()})
for word in (DocumentType, Field, IssuingBody, Signer):
    compose_editor(word, form=RowUnchangedForm)
