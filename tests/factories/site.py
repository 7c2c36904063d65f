from __future__ import annotations

from django.core.cache import caches
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage


def home_page() -> HomePage:
    """The root of the only site. Created on first use, when caches of an earlier test are emptied too."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    for cache in caches.all(initialized_only=True):
        cache.clear()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def restrict(page: Page) -> None:
    """Let only signed-in people see the page and what is below it."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
