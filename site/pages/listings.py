"""What the lists of single page types in the admin share."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet, prefetch_related_objects
from django.forms import RadioSelect
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from counters.listings import CountedIndexView

__all__ = ["ListedPageFilterSet", "LoadedIndexView", "PlaceListing"]


class ListedPageFilterSet(PageFilterSet):
    """Wagtail's filters without those that tell nothing of a single page type on a single site."""

    site = None
    has_child_pages = None
    live = ChoiceFilter(
        label=_("Status"),
        empty_label=_("All"),
        choices=[("True", _("Published")), ("False", _("Not published"))],
        widget=RadioSelect,
    )

    class Meta(PageFilterSet.Meta):
        fields: ClassVar = ["live"]


class LoadedIndexView(CountedIndexView):
    """A list whose rows show related objects: `loaded` names them, each for one query a page of the list."""

    loaded: tuple[str, ...] = ()

    @cached_property
    def is_explicitly_ordered(self) -> bool:
        """An order that is not possible is as good as none."""
        return self.request.GET.get("ordering") in self.get_valid_orderings()

    def get_valid_orderings(self) -> list[str]:
        """While searching, only by fields the search engine knows."""
        orderings: list[str] = super().get_valid_orderings()
        if not self.is_searching:
            return orderings
        known = {field.get_attname(self.model) for field in self.model.get_filterable_search_fields()}
        return [ordering for ordering in orderings if ordering.removeprefix("-") in known]

    def search_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """Search in what the filters left, whatever they are; an engine knows few of them by itself."""
        if self.is_searching and self.is_filtering:
            left = self.model._default_manager.filter(pk__in=queryset.order_by().values("pk"))
            queryset = self.order_queryset(self.annotate_queryset(left))
        return super().search_queryset(queryset)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        prefetch_related_objects(list(context["object_list"]), *self.loaded)
        return context


class PlaceListing(PageListingViewSet):
    """The list of one page type; the menu leads to it where one may work in a place that holds such pages."""

    place_model: type[Page]

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        place_model = self.place_model

        class PlaceMenuItem(MenuItem):
            def is_shown(self, request: HttpRequest) -> bool:
                places = policy_registry.get_by_type(Page).explorable_instances(request.user)
                return bool(places.type(place_model).exists())

        return PlaceMenuItem
