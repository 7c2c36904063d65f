"""A file is read without downloading it: by mouse and keyboard, and page by page without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import DOCUMENT
from tests.browser.conftest import OpenContext
from tests.browser.test_accessibility import EVERYTHING, violations
from tests.browser.watching import Watch


def open_first_file(page: Page) -> None:
    page.goto(DOCUMENT)
    page.get_by_role("link", name=re.compile("^Đọc trực tuyến")).first.click()
    page.wait_for_url(re.compile(r"/doc/\d+/"))


def picture_of(page: Page, number: int) -> Locator:
    return page.locator(f"[data-number='{number}'] img")


def test_pages_are_turned_and_enlarged_by_buttons_and_keys(any_screen: Page, watch: Watch) -> None:
    page = any_screen
    open_first_file(page)
    number = page.locator("[data-turn] [name=trang]")
    expect(picture_of(page, 1)).to_be_visible()
    page.locator("[data-next]").click()
    expect(number).to_have_value("2")
    expect(page).to_have_url(re.compile(r"trang=2"))
    assert picture_of(page, 2).evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    page.locator("[data-sheet]").focus()
    page.keyboard.press("ArrowLeft")
    expect(number).to_have_value("1")
    width = page.locator("[data-number='1']").evaluate("page => page.clientWidth")
    page.keyboard.press("+")
    expect(page.locator("[data-level]")).to_have_text("125%")
    assert page.locator("[data-number='1']").evaluate("page => page.clientWidth") > width
    page.locator("[data-smaller]").click()
    expect(page.locator("[data-level]")).to_have_text("100%")
    expect(page.locator("[data-number='1'] .viewer__letters")).to_contain_text(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )
    assert violations(page, EVERYTHING) == []
    assert watch.complaints == []


def test_without_scripts_every_page_has_an_address(open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    open_first_file(page)
    page.locator("[rel=next]").click()
    page.wait_for_url("**trang=2")
    picture = page.locator(".viewer__page img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_attribute("src", re.compile("/anh/2-800/"))
    page.locator("[name=trang]").fill("1")
    page.locator("[data-go]").click()
    page.wait_for_url("**trang=1")
    expect(picture).to_have_attribute("src", re.compile("/anh/1-800/"))
