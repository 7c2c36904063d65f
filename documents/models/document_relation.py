from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from documents.enums import DEPENDING, RelationType
from documents.models.dates import DatesMixin
from documents.models.relation_queryset import RelationQuerySet
from pages.plausible_dates import not_far_ahead
from search.index.changes import note_concerned
from vietnamese.text import clean_spaces

__all__ = ["DocumentRelation"]


class DocumentRelation(Orderable):
    """What `page` does to another document, in the library (`target`) or outside it (`target_text`).

    Stored once, on the acting document. Where that one is not in the library, `is_suffered` says so: then it
    is `target_text` that acts on `page`.
    """

    page = ParentalKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="relations")
    relation_type = models.CharField(_("relation"), max_length=20, choices=RelationType)
    scope = models.CharField(
        _("clauses concerned"),
        max_length=255,
        blank=True,
        help_text=_("Of the document acted upon, as cited; empty where the whole document is meant."),
    )
    abolishes_clauses = models.BooleanField(
        _("abolishes clauses"),
        default=False,
        help_text=_("For an amendment that ends clauses: the other document is partly expired from then on."),
    )

    # The other end
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
    target_url = models.URLField(
        _("address of the document outside the library"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    is_suffered = models.BooleanField(
        _("the document outside the library acts"),
        default=False,
        help_text=_("It replaces, amends … this one, and not the other way round."),
    )

    # Dates
    effective_on = models.DateField(
        _("effective from"),
        null=True,
        blank=True,
        validators=[not_far_ahead],
        help_text=_("Where it is not the date of effect of the acting document."),
    )
    ends_on = models.DateField(
        _("suspended until"),
        null=True,
        blank=True,
        validators=[not_far_ahead],
        help_text=_("The first day on which the suspension no longer holds."),
    )

    # What it touched as the database had it before it was saved last.
    touched_before: Collection[int] = frozenset()

    objects: ClassVar = RelationQuerySet.as_manager()

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("relation_type"), FieldPanel("scope")]),
        PageChooserPanel("target", "documents.LegalDocumentPage"),
        FieldRowPanel([FieldPanel("target_text"), FieldPanel("target_url")]),
        FieldRowPanel([FieldPanel("effective_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("abolishes_clauses"), FieldPanel("is_suffered")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "relation_type", "target", "scope"], name="unique_document_relation"
            ),
            models.CheckConstraint(
                condition=models.Q(is_suffered=False) | models.Q(target__isnull=True),
                name="only_outside_acts_from_here",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let the search know both the document acted upon now and the one that was before."""
        self.scope = clean_spaces(self.scope)
        before = DocumentRelation.objects.filter(pk=self.pk).first() if self.pk else None
        self.touched_before = before.touched if before else set()
        super().save(*args, **kwargs)
        self.note_touched(self.touched_before)

    def note_touched(self, more: Collection[int] = ()) -> None:
        """Let the search look at the documents whose validity may follow from this relation."""
        note_concerned({*self.touched, *more}, self._meta.get_field("page").related_model)

    @property
    def kind(self) -> RelationType:
        return RelationType(self.relation_type)

    @property
    def passive_id(self) -> int | None:
        """The document of the library that is acted upon, by id."""
        return self.page_id if self.is_suffered else self.target_id

    def begins_on(self, acting: DatesMixin) -> date | None:
        """The first day of what it does; None where nobody knows. `acting` is `page`, as it is at hand."""
        return self.effective_on or (None if self.is_suffered else acting.acts_from)

    @property
    def touched(self) -> set[int]:
        """The documents of the library whose validity may follow from this relation, by id."""
        keys = {self.passive_id, self.page_id if self.relation_type in DEPENDING else None}
        return {key for key in keys if key}

    def clean(self) -> None:
        super().clean()
        if bool(self.target_id) == bool(self.target_text):
            raise ValidationError(_("Choose a document of the library or describe one outside it, not both."))
        if self.target_id and self.target_id == self.page_id:
            raise ValidationError({"target": _("A document cannot relate to itself.")})
        if errors := dict(self._misplaced()):
            raise ValidationError(errors)

    def _misplaced(self) -> list[tuple[str, Any]]:
        """What is given although it says nothing there, by field."""
        acts = RelationType
        found: list[tuple[str, Any]] = []
        if self.target_id and self.target_url:
            found.append(("target_url", _("Only for a document outside the library.")))
        if self.target_id and self.is_suffered:
            found.append(("is_suffered", _("Enter this relation at the other document, which acts.")))
        if self.ends_on and self.relation_type != acts.SUSPENDS:
            found.append(("ends_on", _("Only a suspension ends on a day.")))
        if self.ends_on and self.effective_on and self.ends_on <= self.effective_on:
            found.append(("ends_on", _("It has to end after it begins.")))
        if self.abolishes_clauses and self.relation_type != acts.AMENDS:
            found.append(("abolishes_clauses", _("Only for an amendment; what abolishes says so by itself.")))
        return found
