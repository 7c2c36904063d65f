"""Lists of articles, galleries and sections in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.widgets.button import Button

from counters.listings import COUNT_COLUMNS
from news.from_word.buttons import listing_button
from news.from_word.permissions import sections_open_to
from news.models import ArticlePage, GalleryIndexPage, GalleryPage, SectionPage
from pages.columns import DayColumn
from pages.listings import ListedPageFilterSet, LoadedIndexView, PlaceListing
from pages.models import Tag

__all__ = ["ArticleListing", "GalleryListing", "SectionListing"]

TITLE = PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")
STATUS = PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%")
DATE = DayColumn(
    "display_date", accessor="shown_date", label=_("Display date"), sort_key="display_date", width="12%"
)


class BylineColumn(Column):
    """Who wrote an article: its bylines, or who created the page."""

    def get_value(self, instance: ArticlePage) -> str:
        return "; ".join(str(byline) for byline in instance.bylines.all()) or str(instance.owner or "")


class ArticleFilterSet(ListedPageFilterSet):
    section = ModelMultipleChoiceFilter(
        label=_("News section"), queryset=SectionPage.objects.order_by("title"), widget=CheckboxSelectMultiple
    )
    display_date = DateFromToRangeFilter(label=_("Display date"), widget=DateRangePickerWidget)
    tags = ModelMultipleChoiceFilter(
        field_name="tagged_items__tag", label=_("Tags"), queryset=Tag.objects.all()
    )

    class Meta:
        model = ArticlePage
        fields: ClassVar = ["live"]


class ArticleIndexView(LoadedIndexView):
    default_ordering = "-display_date"
    loaded = ("section", "owner", "bylines__person", "bylines__organisation")
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        Column("section", label=_("News section"), width="13%"),
        DATE,
        BylineColumn("author", label=_("Author"), width="14%"),
        *COUNT_COLUMNS,
        STATUS,
    ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_buttons
        return [*buttons, listing_button()] if sections_open_to(self.request.user).exists() else buttons


class ArticleListing(PlaceListing):
    model = ArticlePage
    place_model = SectionPage
    name = "article_listing"
    url_prefix = "tin-bai"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_name = "articles"
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet


class GalleryFilterSet(ListedPageFilterSet):
    display_date = DateFromToRangeFilter(label=_("Display date"), widget=DateRangePickerWidget)

    class Meta:
        model = GalleryPage
        fields: ClassVar = ["live"]


class GalleryIndexView(LoadedIndexView):
    default_ordering = "-display_date"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        DATE,
        Column("place", label=_("Place"), sort_key="place", width="14%"),
        NumberColumn("photo_count", label=_("Photos"), sort_key="photo_count", width="8%"),
        *COUNT_COLUMNS,
        STATUS,
    ]

    def annotate_queryset(self, pages: QuerySet[GalleryPage]) -> QuerySet[GalleryPage]:
        return super().annotate_queryset(pages).annotate(photo_count=Count("photos", distinct=True))


class GalleryListing(PlaceListing):
    model = GalleryPage
    place_model = GalleryIndexPage
    name = "gallery_listing"
    url_prefix = "anh"
    icon = "image"
    menu_label = _("Photo galleries")
    menu_name = "galleries"
    index_view_class = GalleryIndexView
    filterset_class = GalleryFilterSet


class SectionFilterSet(ListedPageFilterSet):
    class Meta:
        model = SectionPage
        fields: ClassVar = ["live"]


class SectionIndexView(LoadedIndexView):
    default_ordering = "title"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        ParentPageColumn("parent", label=_("Below"), width="20%"),
        NumberColumn("article_count", label=_("Articles"), sort_key="article_count", width="12%"),
        STATUS,
    ]

    def annotate_queryset(self, pages: QuerySet[SectionPage]) -> QuerySet[SectionPage]:
        return super().annotate_queryset(pages).annotate(article_count=_article_count())


def _article_count() -> Combinable:
    """The articles right below a section, as a column of it; drafts count."""
    articles = ArticlePage.objects.filter(section=OuterRef("pk")).order_by()
    return Coalesce(Subquery(articles.values("section").annotate(number=Count("pk")).values("number")), 0)


class SectionListing(PlaceListing):
    model = SectionPage
    place_model = SectionPage
    name = "section_listing"
    url_prefix = "chuyen-muc"
    icon = "list-ul"
    menu_label = _("Sections")
    menu_name = "sections"
    index_view_class = SectionIndexView
    filterset_class = SectionFilterSet
