"""From an address to its page, without a query or two for each page on the way to it."""

from __future__ import annotations

import copy
from typing import Any, Final, NamedTuple, Self, cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from pages.prepared import Prepared
from pages.remembered import MEMORY
from pages.restrictions import restrictions_for

__all__ = ["RoutedMixin"]

# The types of so many pages below another are kept; of more the first type is tried that is allowed there.
FEW_CHILDREN: Final = 100
FEW_TYPES: Final = 3


class _Known(NamedTuple):
    content_type_id: int
    has_children: bool


_PREPARED: Final[dict[type[Page], Prepared[Page]]] = {}


class RoutedMixin(Page):
    """A page below which an address is followed in one query for each level.

    For readers without a cookie, pages that have others below themselves are kept (`pages.remembered`), and
    so is whether anything is restricted.
    """

    class Meta:
        abstract = True

    @classmethod
    def for_serving(cls) -> QuerySet[Self]:
        """Pages of this type with what their own address shows of them. It may not depend on the moment."""
        pages: QuerySet[Self] = cls._default_manager.order_by()
        return pages

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components or getattr(request, "content_version", None) is None:
            return cast("RouteResult", super().route(request, path_components))
        slug, *remaining = path_components
        child = _child(request, self, slug)
        if child is None:
            raise Http404
        child._cached_parent_obj = self
        return cast("RouteResult", child.route(request, remaining))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail finds them, where there is any that may apply."""
        found: QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        return super().get_view_restrictions() if _may_be_restricted(self) else found


def _may_be_restricted(page: Page) -> bool:
    """False where it is certain. An alias is as restricted as its source."""
    known = restrictions_for()
    if known is None:
        return True
    request, restrictions = known
    if not restrictions:
        return False
    if any(page.path.startswith(restriction.path) for restriction in restrictions):
        return True
    has_aliases = Page.objects.filter(alias_of__isnull=False).exists
    return MEMORY.get(request, "aliases", has_aliases)


def _child(request: HttpRequest, parent: Page, slug: str) -> Page | None:
    """The page with this slug below another, as its own type has it; one that others may write to."""
    if not 0 < parent.numchild <= FEW_CHILDREN:
        allowed = type(parent).allowed_subpage_models()
        return _read(parent, slug, allowed[0] if 0 < len(allowed) <= FEW_TYPES else None)
    known = MEMORY.get(request, ("below", parent.pk), lambda: _below(parent)).get(slug)
    if known is None:
        return None
    model = ContentType.objects.get_for_id(known.content_type_id).model_class()
    if not known.has_children:
        return _read(parent, slug, model)
    return copy.copy(MEMORY.get(request, ("page", parent.pk, slug), lambda: _read(parent, slug, model)))


def _below(parent: Page) -> dict[str, _Known]:
    rows = parent.get_children().order_by().values_list("slug", "content_type", "numchild")
    return {slug: _Known(content_type_id, bool(children)) for slug, content_type_id, children in rows}


def _read(parent: Page, slug: str, model: type[Any] | None) -> Page | None:
    """From the tables of a type it is likely to be of, else from those of the type it is of."""
    if model is not None and issubclass(model, RoutedMixin):
        child = _of_type(model, parent, slug)
        if child is not None:
            return child
    page = parent.get_children().filter(slug=slug).first()
    return page.specific if page else None


def _of_type(model: type[RoutedMixin], parent: Page, slug: str) -> Page | None:
    if model not in _PREPARED:
        _PREPARED[model] = Prepared(_query_of(model))
    first, last = parent._get_children_path_interval(parent.path)
    found = _PREPARED[model].rows(slug, parent.depth + 1, first, last)
    if not found:
        return None
    # One of a type that inherits from this one has more to it.
    is_whole = found[0].content_type_id == ContentType.objects.get_for_model(model).pk
    return found[0] if is_whole else found[0].specific


def _query_of(model: type[RoutedMixin]) -> Any:
    def query(slug: str, depth: int, first: str, last: str) -> QuerySet[Page]:
        return model.for_serving().filter(slug=slug, depth=depth, path__gte=first, path__lte=last)

    return query
