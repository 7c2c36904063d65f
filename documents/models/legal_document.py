from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from counters.mixins import CountedPageMixin
from documents.identity import duplicate_message, is_numbered_by_type
from documents.models.citation import Citation
from documents.models.dates import DatesMixin
from documents.models.document_event import DocumentEvent
from documents.models.document_queryset import DocumentQuerySet
from documents.models.file_version import FileVersion
from documents.models.handling import HandlingMixin
from documents.models.identity_fields import IdentityMixin
from documents.models.keeping import KeepingMixin
from documents.models.list_keys import LIST_INDEXES, ListKeysMixin
from documents.models.origin import OriginMixin
from documents.models.vocabulary import Field
from documents.numbers import number_key
from pages.editing import PanelSlot
from pages.mixins import ImportedMixin, ReadableSlugMixin, ReferencesOnceMixin
from pages.mounting import MountedViewsMixin

__all__ = ["LegalDocumentPage"]


class LegalDocumentPage(
    CountedPageMixin,
    MountedViewsMixin,
    ReadableSlugMixin,
    IdentityMixin,
    OriginMixin,
    DatesMixin,
    HandlingMixin,
    KeepingMixin,
    ImportedMixin,
    ListKeysMixin,
    ReferencesOnceMixin,
    Page,
):
    """A legal document of the library (văn bản). `title` is its name as lists show it.

    Whether it holds on a day is a question to `documents.validity.verdicts`.
    """

    template = "pages/documents/legal_document.html"
    parent_page_types = ["documents.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    # The next document is often written from the last one: a copy has all but what is of one document alone.
    # Its number, its signed files, and what it does to others.
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *KeepingMixin.exclude_fields_in_copy,
        *ImportedMixin.exclude_fields_in_copy,
        *("number", "number_key", "number_value", "files", "relations"),
    ]
    alias_refusal = _("A legal document stands in the library once: it has no alias. Copy it instead.")
    published_copy_refusal = _("A copy of a legal document is a draft until it has a number of its own.")

    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("What the document is about (trích yếu).")
    )
    fields = ParentalManyToManyField(
        Field, verbose_name=_("fields of activity"), blank=True, related_name="documents"
    )
    text = models.TextField(_("full text"), blank=True)

    objects: ClassVar = PageManager.from_queryset(DocumentQuerySet)()

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        constraints = [
            # The last line of defence; `twin` says more, and says it to a person.
            models.UniqueConstraint(
                fields=["number_key", "issuer", "issue_year", "number_scope"],
                condition=~models.Q(number_key=""),
                name="unique_number_of_issuer_and_year",
            ),
        ]
        indexes = LIST_INDEXES

    content_panels: ClassVar = [
        PanelSlot("doubts"),
        *IdentityMixin.identity_panels,
        *Page.content_panels,
        FieldPanel("abstract"),
        *HandlingMixin.handling_panels,
        *OriginMixin.origin_panels,
        FieldPanel("fields"),
        *DatesMixin.date_panels,
        InlinePanel("files", label=_("file"), heading=_("Files")),
        PanelSlot("texts of files"),
        InlinePanel("relations", label=_("relation"), heading=_("Relations to other documents")),
        PanelSlot("validity"),
        FieldPanel("text"),
        PanelSlot("correction"),
        PanelSlot("readers"),
    ]

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("number"),
        index.SearchField("abstract"),
        index.FilterField("document_type"),
        index.FilterField("issuer"),
        index.FilterField("issued_on"),
        index.FilterField("posted_on"),
        index.FilterField("number_key"),
    ]

    # Of a document that was read by its address: whether it has any. Of others it is not known.
    has_events: bool = True
    has_former_files: bool = True
    is_cited: bool = True

    @classmethod
    def for_serving(cls) -> QuerySet[Self]:
        pages = super().for_serving().select_related("document_type", "issuer", "signer")
        return pages.annotate(
            has_events=Exists(DocumentEvent.objects.filter(page=OuterRef("pk"))),
            has_former_files=Exists(FileVersion.objects.filter(page=OuterRef("pk"))),
            is_cited=Exists(Citation.objects.filter(target=OuterRef("pk"))),
        )

    def clean(self) -> None:
        super().clean()
        self.normalise()
        if twin := self.twin():
            raise ValidationError({"number": duplicate_message(twin)})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.alias_of_id:
            raise ValidationError(self.alias_refusal)
        self.normalise()
        super().save(*args, **kwargs)

    def normalise(self) -> None:
        """Bring the fields that follow from others up to date; what saves without `save` calls it first."""
        self.number_key = number_key(self.number)
        self.issue_year = self.issued_on.year if self.issued_on else 0
        self.number_scope = (self.document_type_id or 0) if is_numbered_by_type(self.number) else 0
        self.fill_list_keys()

    def twin(self) -> LegalDocumentPage | None:
        """Another document of the library that is this one (`documents.identity`)."""
        if not self.number_key or self.issuer_id is None:
            return None
        same: DocumentQuerySet = LegalDocumentPage.objects.numbered_same(
            self.number, self.issuer_id, self.document_type_id, self.issue_year
        )
        return same.exclude(pk=self.pk).first()

    @property
    def short_name(self) -> str:
        """What it is called where there is little room, never nothing."""
        return self.number or self.title
