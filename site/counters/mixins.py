from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from counters.marks import mark_view


class CountedPageMixin(Page):
    """A page whose views and downloads are counted. Comes before `RoutablePageMixin` among the bases.

    Only the page's own address is a view of it; another route of a routable page (a photo, a print view) is
    counted where its view calls `mark_view`. Previews do not go through `serve` and so are never marked.
    """

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        if self.is_own_address(*args):
            mark_view(response, self.pk)
        return response

    def is_own_address(self, *args: object) -> bool:
        """Whether these arguments of `serve` stand for the page itself, not for one of its other routes."""
        if not args or not isinstance(self, RoutablePageMixin):
            return True
        own: ResolverMatch = self.resolve_subpage("/")
        return args[0] == own.func
