"""The admin's own tools in a real browser: slugs while typing, many photos, previews, the user bar."""

from __future__ import annotations

from pathlib import Path
from random import randbytes
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser import newsroom
from tests.browser.addresses import KINDS, Addresses
from tests.browser.watching import Watch

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.site_process import SiteProcess

SECTION = "hoat-dong-cong-doan"
GALLERIES = "thu-vien-anh"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Three photographs and a file that only says it is one."""
    paths = [tmp_path / f"Ảnh {number}.jpg" for number in (1, 2, 3)]
    for path in paths:
        Image.frombytes("RGB", (30, 20), randbytes(30 * 20 * 3)).resize((900, 600)).save(path)
    wrong = tmp_path / "Ảnh 4.jpg"
    wrong.write_bytes(b"no picture")
    return [*paths, wrong]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đại hội Công đoàn", "dai-hoi-cong-doan"),
        ("Hướng dẫn số 65/HD-TLĐ", "huong-dan-so-65-hd-tld"),
        ("Ở đâu? Ừ, “ở đây”…", "o-dau-u-o-day"),
    ],
)
def test_the_slug_follows_the_title_while_it_is_typed(staff: SignIn, title: str, slug: str) -> None:
    page = staff("bientap")
    newsroom.start_page(page, "news/articlepage", SECTION)
    page.locator("[name=title]").press_sequentially(title)
    page.locator("[name=title]").blur()
    expect(page.locator("[name=slug]")).to_have_value(slug)


def test_many_photos_go_into_a_gallery_and_are_captioned_in_one_sheet(
    staff: SignIn, site: SiteProcess, photos: list[Path]
) -> None:
    page = staff("quantri")
    newsroom.start_page(page, "news/gallerypage", GALLERIES)
    page.fill("[name=title]", "Ngày hội công nhân")
    newsroom.submit(page, "action-publish")
    watch = Watch(page, site.url)
    page.goto("/quan-tri/anh/")
    page.get_by_role("link", name="Ngày hội công nhân").first.click()
    page.locator("a[href$='/them-anh/'].button").first.click()
    page.locator("[name=photos]").set_input_files(photos)
    page.fill("[name=credit]", "Thu Hà")
    page.locator("main form [type=submit]").click()

    page.wait_for_url("**/edit/")
    expect(page.locator("html")).to_have_attribute("data-form-is-watched", "")
    expect(page.locator(".messages .warning li")).to_contain_text("Ảnh 4.jpg")
    for number in range(3):
        expect(page.locator(f"[name=photos-{number}-credit]")).to_have_value("Thu Hà")
        page.fill(f"[name=photos-{number}-caption]", f"Chú thích {number + 1}")
    # Not while it is published: the answer to an automatic save may come too late for the page that asked.
    assert watch.complaints == []
    newsroom.submit(page, "action-publish")
    page.goto(f"/{GALLERIES}/ngay-hoi-cong-nhan/")
    for number in range(3):
        expect(page.get_by_text(f"Chú thích {number + 1}").first).to_be_visible()


def test_the_preview_shows_the_page_inside_the_form(staff: SignIn, site: SiteProcess) -> None:
    page = staff("bientap")
    watch = Watch(page, site.url)
    newsroom.start_page(page, "news/articlepage", SECTION)
    page.fill("[name=title]", "Bản xem trước của tin bài")
    page.fill("[name=lead]", "Tóm tắt của tin bài.")
    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Bản xem trước của tin bài")
    assert watch.complaints == []


@pytest.mark.parametrize("kind", ["article", "gallery", "document", "home"])
def test_the_user_bar_works_under_the_strict_policy(
    staff: SignIn, site: SiteProcess, addresses: Addresses, kind: str
) -> None:
    assert kind in KINDS
    page = staff("quantri")
    watch = Watch(page, site.url)
    page.goto(addresses[kind], wait_until="networkidle")
    page.locator("wagtail-userbar button").first.click()
    expect(page.locator("wagtail-userbar a[href*='/edit/']")).to_be_visible()
    assert watch.complaints == []
