"""A librarian publishes a document with its file, and is told when the library has it already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF
from playwright.sync_api import Page, expect

from tests.browser import newsroom
from tests.browser.reading import found, search

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn

ISSUER = "Liên đoàn Lao động tỉnh Sông Mây"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch hội thao năm 2027.pdf"
    paper = FPDF()
    paper.add_page()
    paper.output(str(path))
    return path


def fill_document(librarian: Page, kind: str, number: str, title: str, day: str) -> None:
    newsroom.start_page(librarian, "documents/legaldocumentpage", "van-ban")
    newsroom.choose(librarian, "id_document_type-chooser", kind)
    newsroom.choose(librarian, "id_issuer-chooser", ISSUER)
    librarian.fill("[name=issued_on]", day)
    # The calendar lies over the buttons of the form until something else is clicked.
    librarian.click("[name=number]")
    librarian.fill("[name=number]", number)
    librarian.fill("[name=title]", title)


def test_a_librarian_publishes_a_document_with_its_file(staff: SignIn, page: Page, pdf: Path) -> None:
    title = "Kế hoạch tổ chức hội thao công nhân năm 2027"
    librarian = staff("thuthu")
    fill_document(librarian, "Kế hoạch", "901/KH-LĐLĐ", title, "05/11/2026")
    newsroom.add_row(librarian, "files")
    newsroom.choose_new_file(librarian, "id_files-0-attachment-chooser", pdf)
    newsroom.submit(librarian, "action-publish")

    page.goto("/")
    search(page, "901 kh ldld")
    assert found(page)[0] == title
    page.locator(".search__results a").first.click()
    with page.expect_download() as starting:
        page.locator("a[href*='/tep/']").first.click()
    assert starting.value.suggested_filename == pdf.name
    assert Path(starting.value.path()).read_bytes() == pdf.read_bytes()


def test_a_number_the_library_has_is_refused_with_a_link_to_it(staff: SignIn) -> None:
    librarian = staff("thuthu")
    # Written in another way than in the library.
    fill_document(librarian, "Hướng dẫn", "18 /hd-LĐLĐ", "Hướng dẫn nhập lần thứ hai", "19/01/2026")
    newsroom.press(librarian, "action-publish")

    link = librarian.locator("[data-contentpath=number] [data-field-errors] a")
    expect(link).to_have_attribute("href", "/van-ban/18-hd-ldld/")
    link.click()
    expect(librarian.get_by_role("heading", level=1)).to_contain_text("18/HD-LĐLĐ")
