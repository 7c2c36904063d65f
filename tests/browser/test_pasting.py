"""What office programs put on the clipboard becomes text and tables of the page, or it is named as lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import newsroom

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn

PASTED: Final = Path(__file__).parent / "pasted"
PASTE = """(field, [html, text]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""
WORD_TABLE: Final = [["Tổ", "Diện tích"], ["Tổ may", "12 m²"], ["", "9 m²"]]


@pytest.fixture
def editor(staff: SignIn) -> Page:
    page = staff("bientap")
    newsroom.start_page(page, "news/articlepage", "hoat-dong-cong-doan")
    page.fill("[name=title]", "Bếp ăn ca ở xưởng may")
    page.fill("[name=lead]", "Thử dán.")
    return page


def add_block(page: Page, name: str) -> Locator:
    """Add a block at the end of the body; returns its field of rich text with the caret in it."""
    page.locator("[data-contentpath=body] > * .c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    field = page.locator("[data-contentpath=body] [role=textbox]").last
    field.click()
    return field


def paste(field: Locator, program: str) -> None:
    field.evaluate(PASTE, [(PASTED / f"{program}.html").read_text(), ""])


def value(page: Page, name: str) -> Any:
    return json.loads(page.locator(f"[name=body-{name}]").input_value())


def lines(page: Page, name: str) -> list[str]:
    """Kind and text of each paragraph of a field; raised and lowered letters in braces."""
    return [f"{block['type']}: {marked(block)}" for block in value(page, name)["blocks"]]


def marked(block: dict[str, Any]) -> str:
    text: str = block["text"]
    for style in sorted(block["inlineStyleRanges"], key=lambda found: -int(found["offset"])):
        if style["style"] in {"SUPERSCRIPT", "SUBSCRIPT"}:
            start, end = style["offset"], style["offset"] + style["length"]
            text = f"{text[:start]}{{{style['style'][:3].lower()} {text[start:end]}}}{text[end:]}"
    return text


def expect_saved_by_editor(page: Page, name: str, text: str) -> None:
    """The editor hands what it holds to the form a moment later."""
    expect(page.locator(f"[name=body-{name}]")).to_have_value(re.compile(re.escape(text)))


def test_a_text_of_word_keeps_its_raised_letters_and_its_table(editor: Page) -> None:
    field = add_block(editor, "Văn bản chữ")
    field.press_sequentially("Trước. Sau.")
    for _ in " Sau.":
        field.press("ArrowLeft")
    paste(field, "word")

    note = editor.locator(".pasting-note")
    expect(note).to_contain_text("khối Bảng")
    expect(note).to_contain_text("Ảnh")
    expect_saved_by_editor(editor, "0-value", "Kiểm tra")
    assert lines(editor, "0-value") == [
        "unstyled: Trước.Kiểm tra bếp ăn ca",
        "unstyled: Nước H{sub 2}O đủ cho 40 m{sup 2} bếp.",
        "unordered-list-item: Đo nhiệt độ",
    ]
    table = value(editor, "1-value")
    assert (table["data"], table["table_header_choice"]) == (WORD_TABLE, "row")
    expect_saved_by_editor(editor, "2-value", "Hết bảng")
    assert lines(editor, "2-value") == ["unstyled: Hết bảng.", "unstyled:  Sau."]


def test_a_sheet_alone_becomes_a_table_and_leaves_no_empty_text_behind(editor: Page) -> None:
    paste(add_block(editor, "Văn bản chữ"), "google_sheets")
    expect(editor.locator(".pasting-note")).to_be_visible()
    assert value(editor, "1-value")["data"] == [["Ca", "Số người"], ["Sáng", "20"]]
    expect(editor.locator("[name=body-0-deleted]")).to_have_value("1")


def test_a_document_of_google_keeps_its_lowered_letters_and_nothing_is_said(editor: Page) -> None:
    paste(add_block(editor, "Văn bản chữ"), "google_docs")
    expect_saved_by_editor(editor, "0-value", "Khí CO2")
    assert lines(editor, "0-value") == ["unstyled: Khí CO{sub 2}"]
    assert "BOLD" not in editor.locator("[name=body-0-value]").input_value()
    expect(editor.locator(".pasting-note")).to_have_count(0)


def test_a_field_without_tables_takes_rows_as_lines_and_says_how_to_keep_the_table(editor: Page) -> None:
    paste(add_block(editor, "Danh sách đánh số"), "word")
    name = "0-value-items-0-value"
    expect_saved_by_editor(editor, name, "Hết bảng")
    found = "\n".join(lines(editor, name))
    assert "Tổ | Diện tích" in found
    assert "Tổ may | 12 m²" in found
    assert "H₂O" in found
    expect(editor.locator(".pasting-note")).to_contain_text("thêm khối Bảng")


def test_plain_text_loses_control_characters_and_soft_hyphens(editor: Page) -> None:
    field = add_block(editor, "Văn bản chữ")
    field.evaluate(PASTE, ["", "Công\u00ad đoàn\u0007 cơ sở\u200b.\nDòng hai"])
    expect_saved_by_editor(editor, "0-value", "Dòng hai")
    assert lines(editor, "0-value") == ["unstyled: Công đoàn cơ sở.", "unstyled: Dòng hai"]
