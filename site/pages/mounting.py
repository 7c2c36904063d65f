"""Views of pages, mounted on page types from above: a model knows none of its addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.url_routing import RouteResult

__all__ = ["MountedViewsMixin", "mount", "mount_instead"]

# `view(page, request, …)`, with what the pattern takes from the address as keywords.
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_MOUNTED: Final[dict[type, list[URLPattern]]] = defaultdict(list)
# Whether a view answers for a page, and the view.
_INSTEAD: Final[dict[type, list[tuple[Callable[[Any], bool], Callable[..., HttpResponseBase]]]]] = (
    defaultdict(list)
)


class MountedViewsMixin(RoutablePageMixin):
    """A page whose addresses are functions in modules above its model, named there with `mount`.

    Wagtail binds a function to the page, so that `view(page, request, …)` serves as a route.
    """

    @classmethod
    def get_subpage_urls(cls) -> tuple[URLPattern, ...]:
        """What is mounted, as mounted first to last; then Wagtail's own route for the page itself."""
        mounted = (route for ancestor in cls.__mro__ for route in _MOUNTED.get(ancestor, ()))
        return (*mounted, *super().get_subpage_urls())

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """What is mounted instead of the page comes first, and answers below it too."""
        for ancestor in type(self).__mro__:
            for applies, view in _INSTEAD.get(ancestor, ()):
                if applies(self):
                    return RouteResult(self, (view.__get__(self), (), {}))
        return super().route(request, path_components)


def mount(model: type[MountedViewsMixin], pattern: str, *, name: str | None = None) -> Callable[[View], View]:
    """Make a function the view of the addresses below a page of this type that fit `pattern`.

    `pattern` is one of Django's `path`, from the address of the page on; "" is the page itself. `name` is
    that of the function where none is given. The module has to be imported when the app is ready.
    """

    def mounted(view: View) -> View:
        _MOUNTED[model].append(path(pattern, view, name=name or view.__name__))
        _forget_resolvers(model)
        return view

    return mounted


def mount_instead(model: type[MountedViewsMixin], when: Callable[[Any], bool]) -> Callable[[View], View]:
    """Make a function `view(page, request)` the view of every address of those pages of which `when` is true.

    It answers whether they are published or not; view restrictions still come before it.
    """

    def mounted(view: View) -> View:
        _INSTEAD[model].append((when, view))
        return view

    return mounted


def _forget_resolvers(model: type[MountedViewsMixin]) -> None:
    """What was resolved before, here and in models that inherit from it, knows nothing of a new view."""
    if "_routablepage_urlresolver" in vars(model):
        del model._routablepage_urlresolver
    for heir in model.__subclasses__():
        _forget_resolvers(heir)
