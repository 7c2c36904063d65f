from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from counters.mixins import CountedPageMixin
from counters.panels import CountersPanel
from documents.acquisition.uploads.panels import IntakePanel
from documents.desk.document_form import DocumentForm
from documents.desk.file_texts_panel import FileTextsPanel
from documents.desk.panels import ValidityPanel
from documents.identity import duplicate_message, is_numbered_by_type, numbered_same
from documents.models.handling import HandlingMixin
from documents.models.keeping import KeepingMixin
from documents.models.list_keys import LIST_INDEXES, ListKeysMixin
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer
from documents.numbers import number_key
from documents.querysets import DocumentQuerySet
from pages.mixins import ImportedMixin, ReadableSlugMixin
from pages.mounting import MountedViewsMixin
from pages.plausible_dates import not_far_ahead, plausible_day

__all__ = ["LegalDocumentPage"]


class LegalDocumentPage(
    CountedPageMixin,
    MountedViewsMixin,
    ReadableSlugMixin,
    HandlingMixin,
    KeepingMixin,
    ImportedMixin,
    ListKeysMixin,
    Page,
):
    """A legal document of the library (văn bản). `title` is its name as lists show it.

    The number is kept as the source wrote it, beside a key that is equal for all spellings. Whether the
    document holds on a day is a question to `documents.validity.verdicts`.
    """

    template = "pages/documents/legal_document.html"
    parent_page_types = ["documents.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = DocumentForm

    # The next document is often written from the last one: a copy has all but what is of one document alone.
    # Its number, its signed files, and what it does to others.
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *KeepingMixin.exclude_fields_in_copy,
        *ImportedMixin.exclude_fields_in_copy,
        *("number", "number_key", "number_value", "files", "relations"),
    ]
    alias_refusal = _("A legal document stands in the library once: it has no alias. Copy it instead.")
    published_copy_refusal = _("A copy of a legal document is a draft until it has a number of its own.")

    # Identity
    number = models.CharField(
        _("number and symbol"), max_length=100, blank=True, help_text=_("As printed, for instance 65/HD-TLĐ.")
    )
    number_key = models.CharField(
        _("normalised number"), max_length=100, blank=True, editable=False, db_index=True
    )
    # The type, where documents of several types may bear the number; else 0.
    number_scope = models.PositiveBigIntegerField(_("scope of the number"), default=0, editable=False)
    document_type = models.ForeignKey(
        DocumentType,
        verbose_name=_("document type"),
        null=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("What the document is about (trích yếu).")
    )
    fields = ParentalManyToManyField(
        Field, verbose_name=_("fields of activity"), blank=True, related_name="documents"
    )

    # Origin
    issuer = models.ForeignKey(
        IssuingBody,
        verbose_name=_("issuing body"),
        null=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    signer = models.ForeignKey(
        Signer,
        verbose_name=_("signer"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    signer_position = models.CharField(
        _("position of the signer"), max_length=255, blank=True, help_text=_("The office held when signing.")
    )

    # Dates
    issued_on = models.DateField(_("issued on"), null=True, blank=True, validators=[plausible_day])
    issue_year = models.PositiveSmallIntegerField(_("year of issue"), default=0, editable=False)
    effective_on = models.DateField(_("effective from"), null=True, blank=True, validators=[not_far_ahead])
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        validators=[not_far_ahead],
        help_text=_("The first day on which it no longer holds."),
    )
    posted_on = models.DateField(_("posted on"), default=timezone.localdate, validators=[plausible_day])

    # Content
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
        IntakePanel(),
        FieldRowPanel([FieldPanel("number"), FieldPanel("document_type")]),
        *Page.content_panels,
        FieldPanel("abstract"),
        *HandlingMixin.handling_panels,
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_position")]),
        FieldPanel("fields"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("posted_on")]),
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("expires_on")]),
            ],
            heading=_("Dates"),
        ),
        InlinePanel("files", label=_("file"), heading=_("Files")),
        FileTextsPanel(),
        InlinePanel("relations", label=_("relation"), heading=_("Relations to other documents")),
        ValidityPanel(),
        FieldPanel("text"),
        FieldPanel("correction_note"),
        CountersPanel(),
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

    def clean(self) -> None:
        super().clean()
        self.normalise()
        if self.effective_on and self.expires_on and self.expires_on < self.effective_on:
            raise ValidationError({"expires_on": _("A document cannot expire before it takes effect.")})
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
        same = numbered_same(self.number, self.issuer_id, self.document_type_id, self.issue_year)
        return same.exclude(pk=self.pk).first()

    @property
    def short_name(self) -> str:
        """What it is called where there is little room, never nothing."""
        return self.number or self.title
