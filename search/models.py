"""What is searchable, one row a page: the text that engines index and that results quote."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page
from wagtail.search import index

from search.content import Kind

__all__ = [
    "Abbreviation",
    "FruitlessSearch",
    "IndexState",
    "OutboxChange",
    "OutboxState",
    "SearchEntry",
]


class SearchEntry(models.Model):
    """The searchable side of a published page that everybody may read; other pages have none.

    Rows are never changed: a page that changes gets a new row with a new key. An engine keeps its postings
    under that key, so postings of a row that is gone lead nowhere, however it went.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # These stand before the long texts, which a database reads past to get at what follows.
    facets = models.TextField(_("filter values"), blank=True, help_text="See `search.facets.packed`.")
    listed_at = models.BigIntegerField(_("moment in lists"), null=True, help_text="Seconds since 1970.")
    title = models.TextField(_("title"))
    number = models.CharField(_("number and symbol"), max_length=255, blank=True)
    number_key = models.CharField(_("normalised number"), max_length=255, blank=True)
    number_part = models.CharField(
        _("first part of the number"),
        max_length=255,
        blank=True,
        db_index=True,
        help_text="43 of 43/2007/ttbct.",
    )
    source_id = models.CharField(_("identity in the source"), max_length=100, blank=True)
    published_at = models.DateTimeField(_("published"), null=True)
    issued_on = models.DateField(_("issued on"), null=True)
    lead = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body"), blank=True)
    # See `search.file_pages`.
    file_places = models.TextField(_("pages of files"), blank=True)
    file_texts = models.TextField(_("texts of files"), blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title


class IndexState(models.Model):
    """When an engine's index was last built as a whole, and by which format of terms."""

    engine = models.CharField(_("engine"), max_length=20, primary_key=True)
    format = models.PositiveSmallIntegerField(_("format"))
    built_at = models.DateTimeField(_("built"), auto_now=True)

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("states of the search index")

    def __str__(self) -> str:
        return self.engine


class OutboxChange(models.Model):
    """A page has changed, and the search server has not heard of it. The page may be gone by then."""

    page_id = models.PositiveIntegerField(_("page"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")

    def __str__(self) -> str:
        return str(self.page_id)


class OutboxState(models.Model):
    """The one row about applying changes: by whom, and how far."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    holder = models.CharField(_("applied by"), max_length=32, blank=True)
    leased_until = models.DateTimeField(_("until"), null=True)
    version = models.BigIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("state of the outbox")
        verbose_name_plural = _("states of the outbox")

    def __str__(self) -> str:
        return self.holder


class Abbreviation(index.Indexed, models.Model):
    """A short form and what it stands for. One short form may stand for several names, and the reverse."""

    short = models.CharField(_("short form"), max_length=40, help_text=_("LĐLĐ"))
    long = models.CharField(_("long form"), max_length=255, help_text=_("Liên đoàn Lao động"))

    search_fields: ClassVar = [index.AutocompleteField("short"), index.AutocompleteField("long")]
    panels: ClassVar = [FieldPanel("short"), FieldPanel("long")]

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        constraints = [models.UniqueConstraint(fields=["short", "long"], name="abbreviation_once")]

    def __str__(self) -> str:
        return f"{self.short}: {self.long}"


class FruitlessSearch(models.Model):
    """How often a text was searched on a day and nothing was found; `QueryDailyHits` counts every time."""

    query = models.ForeignKey(Query, on_delete=models.CASCADE, related_name="fruitless")
    date = models.DateField(_("day"))
    hits = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        constraints = [models.UniqueConstraint(fields=["query", "date"], name="fruitless_search_once_a_day")]

    def __str__(self) -> str:
        return f"{self.query}: {self.hits}"
