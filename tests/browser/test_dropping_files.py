"""The librarian's path: ten files dropped, drafts corrected and published, and found by what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.intake.papers import COUNTRY, Paper
from tests.benchmarks.intake.rendering import as_docx, as_pdf, as_scan
from tests.browser import newsroom
from tests.browser.reading import found, search
from tests.services.programs import find_tesseract

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn

ISSUER = "Liên đoàn Lao động tỉnh Sông Mây"
FIELD = "Tài chính công đoàn"
SENTENCE = "Mỗi tổ công đoàn trồng một hàng phi lao chắn gió dọc bãi cát ven biển."


def paper(ordinal: int, subject: str, sentence: str = "Các đơn vị tổ chức thực hiện.") -> Paper:
    """A plan of the province's unions, without what only a benchmark asks."""
    return Paper(
        source_id=str(ordinal),
        form="union",
        left=("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", ISSUER.upper(), f"Số: {ordinal}/KH-LĐLĐ"),
        right=(COUNTRY, "Độc lập - Tự do - Hạnh phúc", "Sông Mây, ngày 05 tháng 11 năm 2026"),
        title=("KẾ HOẠCH", subject),
        body=("Căn cứ chương trình công tác năm 2026;", "I. Mục đích", sentence),
        recipients=("Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        signature=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Thị Lan Hương"),
        number=f"{ordinal}/KH-LĐLĐ",
        document_type="Kế hoạch",
        issuer=ISSUER,
        issued_on=date(2026, 11, 5),
        effective_on=None,
        abstract=subject,
        signer="Nguyễn Thị Lan Hương",
    )


@pytest.fixture
def ten_files(tmp_path: Path) -> list[Path]:
    if find_tesseract() is None:
        pytest.skip("Tesseract is not installed: use `make test`")
    contents = {
        "ban quet.pdf": as_scan(paper(970, "Trồng rừng phòng hộ năm 2027", SENTENCE)),
        "ban word.docx": as_docx(paper(971, "Thu và chi tài chính năm 2027")),
    }
    for ordinal in range(972, 980):
        contents[f"ke hoach {ordinal}.pdf"] = as_pdf(paper(ordinal, f"Hoạt động số {ordinal} của năm 2027"))
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def open_draft(librarian: Page, file_name: str) -> None:
    row = librarian.locator(".intake-list tr", has=librarian.get_by_text(file_name, exact=True))
    librarian.add_init_script(newsroom.REMEMBER_THAT_FORM_IS_WATCHED)
    row.locator(".title-wrapper a").click()
    expect(librarian.locator("html")).to_have_attribute("data-form-is-watched", "")
    expect(librarian.locator(".intake-panel")).to_be_visible()


def publish(librarian: Page, title: str) -> None:
    """Correct title and field, and what a scan may have hidden."""
    librarian.fill("[name=title]", title)
    librarian.select_option("[name=fields]", label=FIELD)
    for name, word in (("document_type", "Kế hoạch"), ("issuer", ISSUER)):
        if not librarian.locator(f"[name={name}]").input_value():
            newsroom.choose(librarian, f"id_{name}-chooser", word)
    newsroom.submit(librarian, "action-publish")


def test_ten_dropped_files_become_documents_that_are_found(
    staff: SignIn, page: Page, ten_files: list[Path]
) -> None:
    librarian = staff("thuthu")
    librarian.goto("/quan-tri/tha-tep/")
    librarian.set_input_files("[name=dropped]", ten_files)
    librarian.locator(".drop-files [type=submit]").click()
    librarian.wait_for_url("**/ban-nhap-cho-duyet/*/")
    batch = librarian.url
    expect(librarian.locator(".intake-list tbody tr")).to_have_count(10)
    # Other files of the site may be read first; the list looks again by itself.
    expect(librarian.locator("[data-state=read]")).to_have_count(10, timeout=180_000)

    open_draft(librarian, "ban quet.pdf")
    expect(librarian.locator("[name=number]")).to_have_value("970/KH-LĐLĐ")
    expect(librarian.locator("[name=issued_on]")).to_have_value("05/11/2026")
    publish(librarian, "Kế hoạch trồng rừng phòng hộ ven biển")
    librarian.goto(batch)
    open_draft(librarian, "ban word.docx")
    expect(librarian.locator("[name=number]")).to_have_value("971/KH-LĐLĐ")
    publish(librarian, "Kế hoạch thu, chi tài chính công đoàn")
    librarian.goto(batch)
    expect(librarian.locator("[data-state=confirmed]")).to_have_count(2)
    expect(librarian.locator("[data-state=read]")).to_have_count(8)

    page.goto("/")
    search(page, "971 kh ldld")
    assert found(page)[0] == "Kế hoạch thu, chi tài chính công đoàn"
    search(page, "hàng phi lao chắn gió dọc bãi cát")
    assert found(page)[0] == "Kế hoạch trồng rừng phòng hộ ven biển"
    page.goto("/van-ban/?linh_vuc=tai-chinh-cong-doan&sap_xep=dang")
    for title in ("Kế hoạch trồng rừng phòng hộ ven biển", "Kế hoạch thu, chi tài chính công đoàn"):
        expect(page.get_by_role("main").get_by_text(title).first).to_be_visible()
    # Nobody has published the others.
    search(page, "972 kh ldld")
    assert "Hoạt động số 972 của năm 2027" not in found(page)
