"""A writer drops a Word file and has a draft with its pictures, without a script of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import newsroom
from tests.factories.word import article_in_word

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn

PHOTOS = 10


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Tin tặng quà.docx"
    path.write_bytes(article_in_word(PHOTOS, size=(1600, 1000)))
    return path


def test_from_the_list_of_articles_to_a_draft_with_its_pictures(staff: SignIn, paper: Path) -> None:
    writer = staff("bientap")
    writer.goto("/quan-tri/tin-bai/")
    writer.locator("a[href$='/tin-bai/tu-tep-word/']").first.click()
    section = str(newsroom.page_id(writer, "hoat-dong-cong-doan"))
    writer.select_option("[name=section]", section)
    writer.set_input_files("[name=file]", paper)
    with writer.expect_navigation(timeout=120_000):
        writer.click(".from-word [type=submit]", timeout=120_000)
    expect(writer.locator("[name=title]")).to_have_value(
        "Liên đoàn Lao động tỉnh Sông Mây tặng quà công nhân", timeout=60_000
    )
    expect(writer.locator("[data-contentpath=body] [id$='-image-chooser'] img")).to_have_count(PHOTOS)
    expect(writer.locator(".intake-panel")).to_contain_text("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY TẶNG QUÀ")
    newsroom.press(writer, "action-publish")
    newsroom.expect_done(writer)
    writer.goto(str(writer.locator(".messages a").first.get_attribute("href")))
    expect(writer.locator("h1")).to_have_text("Liên đoàn Lao động tỉnh Sông Mây tặng quà công nhân")
    expect(writer.locator("figcaption")).to_have_count(PHOTOS)
    caption = re.compile(r"Công nhân nhận quà, đợt 1\.\s*Ảnh: Thu Lan")
    expect(writer.locator("article.article")).to_contain_text(caption)
