"""A real Chromium on the real site with its demonstration content.

All tests here share one site and run in one process, one after the other, so a test must not rely on figures
that another one changes. Playwright lives only as long as this folder's tests: its event loop would otherwise
make Django refuse the database to the tests that come after.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.addresses import Addresses
from tests.browser.newsroom import sign_in
from tests.browser.watching import Watch
from tests.services.programs import CHROMIUM
from tests.site_process import SiteProcess, running_site

OpenContext = Callable[..., BrowserContext]
SignIn = Callable[[str], Page]

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
def site(prepared_state: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteProcess]:
    """The site as `make run` starts it, on a port and with a state folder of its own that has its tables."""
    state = tmp_path_factory.mktemp("site") / "state"
    shutil.copytree(prepared_state, state)
    with running_site(state) as process:
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


@pytest.fixture(scope="package")
def user_agents(browser: Browser) -> Iterator[str]:
    """Names of browsers that are no bots and that the site has not met: each is another reader to it."""
    version = browser.version.partition(".")[0]
    known = f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0"
    return (f"{known} Safari/537.{number}" for number in count(100))


@pytest.fixture
def open_context(browser: Browser, site: SiteProcess, user_agents: Iterator[str]) -> Iterator[OpenContext]:
    """Opens readers nobody has seen before: no cookie, nothing stored.

    Addresses may be given without the host. Takes the options of Playwright's `new_context`; the screen is a
    desktop's unless they say otherwise.
    """
    opened: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        defaults = {"locale": "vi-VN", "viewport": DESKTOP, "user_agent": next(user_agents)}
        context = browser.new_context(base_url=site.url, **(defaults | options))
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def context(open_context: OpenContext) -> BrowserContext:
    """One such reader."""
    return open_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of that reader on a desktop screen."""
    return context.new_page()


@pytest.fixture
def phone(page: Page) -> Page:
    """A tab of that reader on a phone's screen."""
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def any_screen(request: pytest.FixtureRequest, page: Page) -> Page:
    """That tab on a phone and, in another test, on a desktop."""
    page.set_viewport_size(request.param)
    return page


@pytest.fixture
def watch(page: Page, site: SiteProcess) -> Watch:
    """Notes everything that goes wrong in the tab."""
    return Watch(page, site.url)


@pytest.fixture
def staff(open_context: OpenContext) -> SignIn:
    """Signs an account of the demonstration in, in a browser of its own; returns a tab on the dashboard."""

    def open_admin(login: str) -> Page:
        page = open_context().new_page()
        sign_in(page, login)
        return page

    return open_admin


@pytest.fixture(scope="package")
def addresses(site: SiteProcess) -> Addresses:
    """The address of one page of each kind."""
    return Addresses.of_demonstration(site.url)
