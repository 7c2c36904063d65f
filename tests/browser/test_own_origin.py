"""A browser asks this site and nobody else, finds nothing to complain of, and needs no scrolling sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import KINDS, Addresses
from tests.browser.watching import Watch

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.site_process import SiteProcess

# With these the browser is one of staff; the last part of an address is filled in from the list before.
STAFF_PAGES = ("/quan-tri/", "/quan-tri/pages/", "/quan-tri/images/", "/quan-tri/documents/")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_clean_and_fits_every_screen(
    page: Page, watch: Watch, addresses: Addresses, kind: str
) -> None:
    response = page.goto(addresses[kind], wait_until="networkidle")

    assert response is not None
    assert response.status == (404 if kind == "page not found" else 200)
    assert watch.complaints == []
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_staff_see_the_same_clean_pages(staff: SignIn, site: SiteProcess, addresses: Addresses) -> None:
    page = staff("bientap")
    watch = Watch(page, site.url)
    for kind in KINDS:
        page.goto(addresses[kind], wait_until="networkidle")
    assert watch.complaints == []


@pytest.mark.parametrize("login", ["bientap", "thuthu", "quantri"])
def test_the_admin_is_clean(staff: SignIn, site: SiteProcess, login: str) -> None:
    page = staff(login)
    watch = Watch(page, site.url)
    for address in STAFF_PAGES:
        page.goto(address, wait_until="networkidle")
    assert watch.complaints == []
