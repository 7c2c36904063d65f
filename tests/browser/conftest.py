"""A real Chromium on the real site with its demonstration content.

All tests here share one site and run in one process, one after the other, so a test must not rely on figures
that another one changes. Playwright lives only as long as this folder's tests: its event loop would otherwise
make Django refuse the database to the tests that come after.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.services.programs import CHROMIUM
from tests.site_process import SiteProcess, running_site

FOLDER = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep them in one process."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteProcess]:
    """The site as `make run` starts it, on a port and with a state folder of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as process:
        yield process


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium of the system, or the one that TEST_CHROMIUM names."""
    program = os.environ.get(CHROMIUM.variable) or CHROMIUM.find()
    if not program:
        pytest.skip("Chromium is not installed: use `make test`, or set TEST_CHROMIUM")
    running = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield running
    running.close()


@pytest.fixture
def context(browser: Browser, site: SiteProcess) -> Iterator[BrowserContext]:
    """A reader nobody has seen before: no cookie, nothing stored. Addresses may be given without the host."""
    context = browser.new_context(base_url=site.url, locale="vi-VN", viewport=DESKTOP)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of that reader on a desktop screen."""
    return context.new_page()


@pytest.fixture
def phone(page: Page) -> Page:
    """A tab of that reader on a phone's screen."""
    page.set_viewport_size(PHONE)
    return page
