"""A reader who has a file asks whether it is current; another takes number and title along."""

from __future__ import annotations

from playwright.sync_api import Page, Request, expect

from demonstration.content import load_content
from demonstration.paperwork import make_document_file, make_former_file
from tests.browser.watching import Watch

CORRECTED = "/van-ban/05-ct-ldld/"


def choose(page: Page, content: bytes) -> None:
    page.locator("#tep-cua-toi").set_input_files(
        {"name": "bản của tôi.pdf", "mimeType": "application/pdf", "buffer": content}
    )


def test_a_chosen_file_is_told_current_superseded_or_unknown_without_being_sent(
    any_screen: Page, watch: Watch
) -> None:
    page = any_screen
    content = load_content()
    document = content.document_by_number("05/CT-LĐLĐ")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method != "GET" else None)
    page.goto(CORRECTED)
    page.locator(".file__proof summary").first.click()
    page.get_by_role("link", name="Bản của tôi có còn mới?").first.click()
    answer = page.locator("[data-answer]")
    expect(answer).to_have_attribute("data-answer", "current")
    choose(page, make_former_file(document, document.files[0], content))
    expect(answer).to_have_attribute("data-answer", "superseded")
    expect(answer).to_contain_text("in nhầm mức hỗ trợ")
    choose(page, make_document_file(document, document.files[0], content))
    expect(answer).to_have_attribute("data-answer", "current")
    choose(page, b"something else")
    expect(answer).to_have_attribute("data-answer", "unknown")
    assert [request.url for request in sent if "ban-con-moi" in request.url] == []
    assert watch.complaints == []


def test_number_and_title_are_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(CORRECTED)
    page.get_by_text("Trích dẫn văn bản").click()
    page.get_by_role("button", name="Số và tên").click()
    expect(page.get_by_role("button", name="Đã sao chép").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Chỉ thị số 05/CT-LĐLĐ về tăng cường công tác an toàn")
