"""The pages every site has, and what stands around them."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from documents.models import LibraryPage
from home.models import HomePage, Navigation, PlainPage, SiteSettings
from news.models import GalleryIndexPage, SectionPage
from starting.organisation import Organisation

__all__ = ["arrange_home", "create_home", "create_places", "create_plain_pages", "fill_settings"]

ROOT_DEPTH = 1

RawBlock = dict[str, Any]


def create_home(*, title: str, site_name: str, seo_title: str, description: str = "") -> HomePage:
    """Put a front page in the place of Wagtail's welcome page, and make it the root of the default site.

    What stands below the welcome page, where imports once put it, comes below the front page.
    """
    root = Page.objects.get(depth=ROOT_DEPTH)
    welcome = root.get_children().first()
    home = HomePage(title=title, slug="trang-chu", seo_title=seo_title, search_description=description)
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first()
    site = site or Site(is_default_site=True, hostname="localhost")
    site.root_page = home
    site.site_name = site_name
    site.save()
    if welcome is not None:
        for page in welcome.get_children():
            page.move(home, pos="last-child")
        # The tree has written to its rows: how many stand below them.
        welcome.refresh_from_db()
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def create_places(home: HomePage, sections: list[str]) -> list[Page]:
    """The sections that are missing, the gallery index, the library; those that are there are left alone."""
    known = {title.casefold() for title in SectionPage.objects.values_list("title", flat=True)}
    missing: list[Page] = [SectionPage(title=title) for title in sections if title.casefold() not in known]
    if not GalleryIndexPage.objects.exists():
        missing.append(GalleryIndexPage(title="Thư viện ảnh", slug="thu-vien-anh"))
    if not LibraryPage.objects.exists():
        missing.append(LibraryPage(title="Văn bản", slug="van-ban"))
    return [_published(home, page) for page in missing]


def create_plain_pages(home: HomePage, organisation: Organisation) -> list[Page]:
    """About and contact. What only the organisation can write is a draft that waits for it."""
    slugs = set(PlainPage.objects.values_list("slug", flat=True))
    made: list[Page] = []
    if "gioi-thieu" not in slugs:
        about = PlainPage(title="Giới thiệu", slug="gioi-thieu", lead=organisation.name, live=False)
        home.add_child(instance=about)
        about.save_revision()
        made.append(about)
    if "lien-he" not in slugs:
        lines = [organisation.name, organisation.address, organisation.phone, organisation.email]
        text = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        contact = PlainPage(title="Liên hệ", slug="lien-he", body=[{"type": "text", "value": text}])
        made.append(_published(home, contact))
    return made


def arrange_home(home: HomePage, organisation: Organisation) -> bool:
    """Give a front page without blocks the usual ones; tell whether that was done."""
    if home.body:
        return False
    sections = SectionPage.objects.child_of(home).order_by("path")
    home.body = [
        _block("lead_stories", articles=[], count=5),
        *(_block("section_news", section=section.pk, count=4) for section in sections),
        _block("galleries", heading="Thư viện ảnh", count=4),
        _block("documents", heading="Văn bản mới", count=10, sort="posted"),
        _block("most_read", heading="Đọc nhiều", days=30, count=5),
        _block("statistics", heading="Thống kê truy cập"),
    ]
    home.search_description = home.search_description or _("News, pictures and documents of %(name)s.") % {
        "name": organisation.name
    }
    home.save_revision().publish()
    return True


def fill_settings(site: Site, home: HomePage, organisation: Organisation) -> bool:
    """Fill in head, foot and menus where nobody has written anything; tell whether something was."""
    settings, _created = SiteSettings.objects.get_or_create(site=site)
    given = {
        "organisation": organisation.name,
        "superior": organisation.superior,
        "address": organisation.address,
        "phone": organisation.phone,
        "email": organisation.email,
    }
    new = {name: value for name, value in given.items() if value and not getattr(settings, name)}
    for name, value in new.items():
        setattr(settings, name, value)
    settings.save()
    navigation, _created = Navigation.objects.get_or_create(site=site)
    is_bare = not navigation.menu and not navigation.footer_links
    if is_bare:
        places = Page.objects.child_of(home).order_by("path")
        navigation.menu = [_link(page) for page in places.not_type(PlainPage)]
        navigation.footer_links = [
            *(_link(page) for page in places.type(PlainPage)),
            _block("link", page=None, address="/tim-kiem/", label="Tìm kiếm"),
        ]
        navigation.save()
    return bool(new) or is_bare


def _published(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _block(kind: str, **value: object) -> RawBlock:
    return {"type": kind, "value": value}


def _link(page: Page) -> RawBlock:
    return _block("link", page=page.pk, address="", label="")
