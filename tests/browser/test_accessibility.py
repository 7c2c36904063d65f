"""axe finds nothing to complain of, on a phone and on a desktop, in light and in dark colours."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import KINDS, Addresses

AXE = Axe()
COLOURS_ONLY = {"runOnly": ["color-contrast", "link-in-text-block"]}
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page, options: dict[str, list[str]]) -> list[str]:
    found = AXE.run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_no_violation(any_screen: Page, addresses: Addresses, kind: str) -> None:
    page = any_screen
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(addresses[kind])
    assert violations(page, EVERYTHING) == []
    # Nothing but colours changes in the dark.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page, COLOURS_ONLY) == []


def test_no_violation_in_the_lightbox(any_screen: Page, addresses: Addresses) -> None:
    any_screen.goto(addresses["gallery"])
    any_screen.locator("[data-photo]").first.click()
    assert violations(any_screen, EVERYTHING) == []
