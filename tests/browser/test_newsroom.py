"""What staff publish is on the site at once, and nobody publishes more than their role allows."""

from __future__ import annotations

from pathlib import Path
from random import randbytes
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import newsroom
from tests.browser.reading import found, loaded_width, search

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn

SECTION = "hoat-dong-cong-doan"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Ảnh hội thi.jpg"
    Image.frombytes("RGB", (32, 20), randbytes(32 * 20 * 3)).resize((1600, 1000)).save(path)
    return path


def write_article(editor: Page, title: str, lead: str) -> None:
    newsroom.start_page(editor, "news/articlepage", SECTION)
    editor.fill("[name=title]", title)
    editor.fill("[name=lead]", lead)


def found_for(page: Page, words: str) -> list[str]:
    page.goto("/")
    search(page, words)
    return found(page)


def test_an_editor_publishes_an_article_with_a_photo_and_it_is_on_the_site_at_once(
    staff: SignIn, page: Page, photo: Path
) -> None:
    title = "Chung kết hội thi Bàn tay vàng ngành may"
    editor = staff("bientap")
    write_article(editor, title, "Sáu mươi thợ may giỏi nhất tỉnh tranh tài.")
    newsroom.choose_new_file(editor, "id_lead_image-chooser", photo)
    newsroom.write_body(editor, "Đường kim của chị Thắm được chấm điểm cao nhất.")
    newsroom.submit(editor, "action-publish")

    for address in ("/", f"/{SECTION}/"):
        page.goto(address)
        expect(page.get_by_role("link", name=title).first).to_be_visible()
    assert found_for(page, "ban tay vang nganh may")[0] == title
    assert title in found_for(page, "duong kim cua chi tham")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert loaded_width(page.locator("article figure img").first) > 0


def test_a_reporter_submits_and_only_an_editor_makes_it_public(staff: SignIn, page: Page) -> None:
    title = "Ra mắt tủ sách công đoàn ở bến Lau"
    reporter = staff("phongvien")
    write_article(reporter, title, "Hơn hai trăm đầu sách cho công nhân mượn sau ca.")
    assert reporter.locator("[name=action-publish]").count() == 0
    newsroom.submit(reporter, "action-submit")
    assert title not in found_for(page, "tu sach cong doan ben lau")

    editor = staff("bientap")
    editor.goto("/quan-tri/")
    editor.get_by_role("link", name=title).first.click()
    newsroom.approve(editor)

    assert found_for(page, "tu sach cong doan ben lau")[0] == title
    page.goto(f"/{SECTION}/")
    expect(page.get_by_role("link", name=title).first).to_be_visible()
