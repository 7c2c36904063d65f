"""What staff see of tags."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import NumberColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from pages.models import Tag
from vietnamese.slugs import slugify

__all__ = ["TagViewSet"]


class TagIndexView(IndexView):
    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Tag]) -> QuerySet[Tag]:
        """The tags whose name has the words typed, with or without diacritics."""
        if not self.search_query:
            return queryset
        found = Q(name__icontains=self.search_query)
        if slug := slugify(self.search_query):
            found |= Q(slug__contains=slug)
        return queryset.filter(found)


class TagViewSet(SnippetViewSet):
    """Tags, each with how many articles and galleries have it."""

    model = Tag
    icon = "tag"
    menu_label = _("Tags")
    menu_name = "tags"
    index_view_class = TagIndexView
    list_display: ClassVar = [
        "name",
        NumberColumn("article_count", label=_("Articles"), sort_key="article_count", width="12%"),
        NumberColumn("gallery_count", label=_("Photo galleries"), sort_key="gallery_count", width="15%"),
    ]
    search_fields: ClassVar = ["name", "slug"]
    ordering: ClassVar = ["name"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("slug", help_text=_("The last part of the address of its list, /the/…/.")),
        FieldPanel("description", help_text=_("Shown above the list of everything that has this tag.")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return Tag.objects.annotate(
            article_count=Count("tagged_articles", distinct=True),
            gallery_count=Count("tagged_galleries", distinct=True),
        )
