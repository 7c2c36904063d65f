from __future__ import annotations

from wagtail import hooks

from counters.listings import CountedPageViewSet, counted_page_viewset


# After Wagtail's own, which it replaces.
@hooks.register("register_admin_viewset", order=1)
def register_counted_explorer() -> CountedPageViewSet:
    return counted_page_viewset
