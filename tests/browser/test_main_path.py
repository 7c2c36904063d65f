"""What a newcomer does on a phone and on a desktop: read, search, download, and be counted exactly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import DOCUMENT, GALLERY
from tests.browser.reading import follow_menu, found, loaded_width, search

if TYPE_CHECKING:
    from tests.browser.conftest import OpenContext

TITLE = "Hướng dẫn số 18/HD-LĐLĐ công đoàn tham gia tổ chức hội nghị người lao động"
UNMARKED_WORDS = "cong doan tham gia to chuc hoi nghi nguoi lao dong"
FILE_NAME = "Hướng dẫn 18 - Hội nghị người lao động năm 2026.pdf"


def counts(page: Page, words: str = "18/HD-LĐLĐ") -> dict[str, Any]:
    """The numbers of the first hit, asked as a program asks."""
    hits = page.context.request.get("/api/search/", params={"q": words}).json()["results"]
    numbers: dict[str, Any] = page.context.request.get(f"/api/counters/{hits[0]['id']}/").json()
    return numbers


def figures(page: Page) -> tuple[int, int]:
    """Views and downloads as the page of a document shows them."""
    values = page.locator(".facts dd").all_inner_texts()[-2:]
    return int(values[0].replace(".", "")), int(values[1].replace(".", ""))


def test_home_leads_to_an_article_and_the_article_to_its_neighbours(any_screen: Page) -> None:
    page = any_screen
    page.goto("/")
    story = page.locator("main article h2 a, main article h3 a").first
    title = story.inner_text()
    story.click()

    article = page.locator("main article").first
    expect(article.get_by_role("heading", level=1)).to_have_text(title)
    expect(article.locator(".article__lead")).not_to_be_empty()
    assert loaded_width(article.locator("figure img").first) > 300
    expect(article.locator(".byline, .article__byline").first).not_to_be_empty()
    neighbour = page.locator(".neighbours a").first
    expected = neighbour.inner_text()
    neighbour.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(expected)


def test_the_menu_leads_to_a_gallery(any_screen: Page) -> None:
    follow_menu(any_screen, "/thu-vien-anh/")
    any_screen.locator("main article a").first.click()
    expect(any_screen.get_by_role("heading", level=1)).to_be_visible()
    assert loaded_width(any_screen.locator("[data-photo] img").first) > 100


@pytest.mark.parametrize("words", [UNMARKED_WORDS, "18 hd ldld", "18/HD-LĐLĐ"])
def test_a_document_is_found_however_it_is_typed(any_screen: Page, words: str) -> None:
    any_screen.goto("/van-ban/")
    search(any_screen, words)
    assert found(any_screen)[0].startswith(TITLE)


def test_a_reading_and_a_download_move_each_counter_by_exactly_one(any_screen: Page) -> None:
    page = any_screen
    before = counts(page)
    page.goto("/van-ban/")
    search(page, UNMARKED_WORDS)
    page.locator(".search__results a").first.click()
    page.wait_for_url(f"**{DOCUMENT}")
    with page.expect_download() as starting:
        page.locator("a[href*='/tep/']").first.click()
    page.reload()

    assert starting.value.suggested_filename == FILE_NAME
    assert Path(starting.value.path()).read_bytes().startswith(b"%PDF")
    after = counts(page)
    assert (after["views"], after["downloads"]) == (before["views"] + 1, before["downloads"] + 1)
    assert after["files"][0]["downloads"] == before["files"][0]["downloads"] + 1
    assert after["files"][1:] == before["files"][1:]
    # What a page shows may be a second behind what is counted.
    page.wait_for_timeout(1_100)
    page.reload()
    assert figures(page) == (after["views"], after["downloads"])


def test_reading_again_and_lists_count_nothing(page: Page) -> None:
    page.goto(DOCUMENT)
    before = counts(page)
    for address in (DOCUMENT, "/van-ban/", "/tim-kiem/?q=18+hd+ldld", f"{DOCUMENT}in/", DOCUMENT):
        page.goto(address)
    assert counts(page) == before


def test_without_scripts_a_photo_opens_its_own_page_with_steps(open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(GALLERY)
    links = [link.evaluate("link => link.href") for link in page.locator("[data-photo]").all()]
    page.locator("[data-photo]").nth(1).click()

    assert page.url == links[1]
    page.locator("a[rel=next]").click()
    assert page.url == links[2]
    page.locator("a[rel=prev]").click()
    page.locator("a[rel=prev]").click()
    assert page.url == links[0]
    expect(page.locator("a[rel=prev]")).to_have_count(0)
