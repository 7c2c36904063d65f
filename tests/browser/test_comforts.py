"""Text size, colours, skip link and print view: what makes reading easier."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ARTICLE, DOCUMENT

FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


def text_size(page: Page) -> float:
    size: float = page.locator(".article__body p").first.evaluate(FONT_SIZE)
    return size


def test_text_size_changes_and_is_remembered(any_screen: Page) -> None:
    page = any_screen
    page.goto(ARTICLE)
    normal = text_size(page)
    page.locator("[data-text-size-step='1']").click()
    larger = text_size(page)
    assert larger > normal
    page.reload()
    assert text_size(page) == larger
    for _ in range(2):
        page.locator("[data-text-size-step='-1']").click()
    assert text_size(page) < normal
    page.goto("/")
    page.goto(ARTICLE)
    assert text_size(page) < normal


def test_colours_follow_the_device_until_the_reader_chooses(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(ARTICLE)
    body = page.locator("body")
    light = body.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    dark = body.evaluate(BACKGROUND)
    assert dark != light
    page.locator("[data-theme-toggle]").click()
    assert body.evaluate(BACKGROUND) == light
    page.reload()
    assert body.evaluate(BACKGROUND) == light
    expect(page.locator("[data-theme-toggle]")).to_have_attribute("aria-pressed", "false")


def test_the_skip_link_comes_first_and_leads_to_the_content(any_screen: Page) -> None:
    page = any_screen
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("address", [ARTICLE, DOCUMENT])
def test_the_print_view_has_the_text_and_no_navigation(page: Page, address: str) -> None:
    page.goto(address)
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator("a[href$='/in/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    for left_out in ("nav:not(.sheet__tools)", "form", "iframe"):
        expect(page.locator(left_out)).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".sheet__tools")).to_be_hidden()


@pytest.mark.parametrize("address", [ARTICLE, DOCUMENT])
def test_on_paper_any_page_leaves_navigation_out(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    for left_out in ("nav.menu", ".search-form", ".tools", ".share"):
        expect(page.locator(left_out).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
