"""A librarian drops ten files and publishes what they hold; readers find it by number, phrase and field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser import newsroom
from tests.browser.dropping import DOCUMENTS, IN_SCAN, SCANNED, UNDATED, desk, file_stem, put_on_desk
from tests.browser.reading import found, search
from tests.services.programs import find_tesseract
from vietnamese.text import fold

if TYPE_CHECKING:
    from tests.benchmarks.intake.papers import Paper
    from tests.browser.conftest import SignIn

FIELD = "An toàn, vệ sinh lao động"
# Two pages of a scan are recognised meanwhile, perhaps on a busy machine.
READ_WITHIN_MS = 240_000


def drop(librarian: Page, paths: list[Path]) -> None:
    librarian.goto("/quan-tri/tha-tep/")
    librarian.set_input_files("[name=dropped]", paths)
    librarian.get_by_label(FIELD).check()
    with librarian.expect_navigation():
        librarian.locator(".drop-files [type=submit]").click()
    # Their list looks again by itself.
    expect(librarian.locator("[data-state=read]")).to_have_count(DOCUMENTS, timeout=READ_WITHIN_MS)


def compare_the_scan(librarian: Page, paper: Paper) -> None:
    """What was recognised is looked at by a person, who gives the number where recognition was not sure."""
    row = librarian.locator("[data-entry]", has_text="bản quét 0007")
    expect(row.get_by_role("checkbox")).to_have_count(0)
    row.locator(".title-wrapper a").click()
    expect(librarian.locator("[data-contentpath=abstract] .intake-doubt")).to_be_visible()
    expect(librarian.locator("[name=abstract]")).to_have_value(paper.abstract)
    newsroom.expect_watched(librarian)
    librarian.fill("[name=number]", paper.number)
    librarian.click("[name=abstract]")
    newsroom.press(librarian, "action-publish")
    newsroom.expect_done(librarian)
    expect(librarian.locator(".intake-panel")).to_be_visible()
    librarian.locator(".intake-panel a").first.click()


def date_the_draft(librarian: Page, paper: Paper) -> None:
    row = librarian.locator("[data-entry]", has_text=file_stem(paper))
    expect(row.get_by_role("checkbox")).to_have_count(0)
    row.locator(".title-wrapper a").click()
    expect(librarian.locator("[name=number]")).to_have_value(paper.number)
    expect(librarian.locator("[name=abstract]")).to_have_value(paper.abstract)
    expect(librarian.locator("[data-contentpath=issued_on] .intake-doubt")).to_be_visible()
    newsroom.expect_watched(librarian)
    librarian.fill("[name=issued_on]", "17/11/2026")
    librarian.click("[name=number]")
    newsroom.submit(librarian, "action-publish")


def publish_the_others(librarian: Page) -> None:
    # What comes next is open already; from there all of them are a link away.
    expect(librarian.locator(".intake-panel")).to_be_visible()
    librarian.locator(".intake-panel a").first.click()
    librarian.locator("thead input[type=checkbox]").check()
    with librarian.expect_navigation():
        librarian.locator("#publish-together [type=submit]").click()
    newsroom.expect_done(librarian)
    expect(librarian.locator("[data-entry] a[href*='/van-ban/']")).to_have_count(DOCUMENTS)


@pytest.mark.skipif(find_tesseract() is None, reason="scans are not read: tesseract is not installed")
def test_ten_files_are_published_and_found(
    staff: SignIn, page: Page, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    # The site keeps what another attempt has published.
    papers, librarian = desk(900 + 10 * request.node.execution_count), staff("thuthu")
    newsroom.watch_forms(librarian)
    drop(librarian, put_on_desk(papers, tmp_path))
    compare_the_scan(librarian, papers[SCANNED])
    date_the_draft(librarian, papers[UNDATED])
    publish_the_others(librarian)

    page.goto("/")
    search(page, fold(papers[0].number).replace("/", " ").replace("-", " "))
    assert found(page)[0] == papers[0].abstract

    search(page, f'"{IN_SCAN}"')
    hit = page.locator(".search-result", has_text=papers[SCANNED].abstract)
    in_file = hit.locator(".search-result__file a")
    expect(in_file).to_contain_text("trang 2")
    expect(in_file).to_contain_text("bản quét 0007")
    in_file.click()
    expect(page).to_have_url(re.compile(r"/doc/\d+/.*trang=2"))
    expect(page.locator("[data-number='2'] img")).to_be_visible()

    page.goto("/van-ban/")
    field = page.locator("[name=linh_vuc] option", has_text=FIELD)
    page.select_option("[name=linh_vuc]", field.get_attribute("value"))
    page.locator(".filter__form [type=submit]").click()
    expect(page.get_by_role("link", name=papers[UNDATED].abstract)).to_be_visible()
