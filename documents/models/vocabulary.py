"""The words by which documents are sorted: type, issuing body, field, signer. Librarians keep them."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from pages.editing import FormFromAbove
from pages.mixins import NamedSlugMixin

__all__ = ["DocumentType", "Field", "IssuingBody", "Signer"]

NAME_SEARCH_FIELDS = [index.SearchField("name"), index.AutocompleteField("name")]


class DocumentType(NamedSlugMixin, index.Indexed, models.Model):
    """The type of a document (loại văn bản), for instance directive, decision or guidance.

    `abbreviation` is the one of its symbol (NĐ 30/2020, phụ lục III). A letter (công văn) has none.
    """

    base_form_class = FormFromAbove()

    name = models.CharField(_("name"), max_length=100, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    has_validity = models.BooleanField(
        _("has validity"),
        default=True,
        help_text=_("Letters and notices inform; they neither come into force nor expire."),
    )

    search_fields: ClassVar = NAME_SEARCH_FIELDS

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")
        ordering = ["name"]


class IssuingBody(NamedSlugMixin, index.Indexed, models.Model):
    """A body that issues documents (cơ quan ban hành), below the one it answers to."""

    base_form_class = FormFromAbove()

    name = models.CharField(_("name"), max_length=255, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=50, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("superior body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    former_names = models.TextField(
        _("former names"),
        blank=True,
        help_text=_("One per line. Documents that name the body so are found under it."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("The body it merged into; its documents are found there too."),
    )

    search_fields: ClassVar = [
        *NAME_SEARCH_FIELDS,
        index.SearchField("abbreviation"),
        index.SearchField("former_names"),
    ]

    class Meta:
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ["name"]

    @property
    def names(self) -> list[str]:
        """The present name and every former one."""
        return [self.name, *filter(None, map(str.strip, self.former_names.splitlines()))]

    def clean(self) -> None:
        super().clean()
        for field in ("parent", "successor"):
            if self.pk and leads_back(self, field):
                raise ValidationError({field: _("A body cannot stand above itself.")})


def leads_back(body: IssuingBody, field: str) -> bool:
    """Whether whoever follows this field from body to body comes back to the first."""
    seen = {body.pk}
    following: IssuingBody | None = body.parent if field == "parent" else body.successor
    while following is not None:
        if following.pk in seen:
            return True
        seen.add(following.pk)
        following = following.parent if field == "parent" else following.successor
    return False


class Field(NamedSlugMixin, index.Indexed, models.Model):
    """A field of activity (lĩnh vực)."""

    base_form_class = FormFromAbove()

    name = models.CharField(_("name"), max_length=255, unique=True)

    search_fields: ClassVar = NAME_SEARCH_FIELDS

    class Meta:
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")
        ordering = ["name"]


class Signer(index.Indexed, models.Model):
    """A person who signs documents (người ký). The office held at the time stands on each document."""

    base_form_class = FormFromAbove()

    name = models.CharField(_("full name"), max_length=255)

    search_fields: ClassVar = NAME_SEARCH_FIELDS

    class Meta:
        verbose_name = _("signer")
        verbose_name_plural = _("signers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
