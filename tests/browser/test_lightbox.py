"""The lightbox of a gallery works by keyboard, and every photo keeps its own address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import GALLERY


@pytest.fixture
def gallery(any_screen: Page) -> Page:
    """A gallery whose first photo was opened by keyboard."""
    any_screen.goto(GALLERY)
    any_screen.locator("[data-photo]").first.focus()
    any_screen.keyboard.press("Enter")
    expect(any_screen.get_by_role("dialog")).to_be_visible()
    return any_screen


def expect_photo(page: Page, number: int) -> Locator:
    """Expect the lightbox to show the photo of that number, with its caption, at its own address."""
    links = page.locator("[data-photo]")
    link = links.nth(number - 1)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-position]")).to_have_text(f"{number} / {links.count()}")
    expect(dialog.locator("[data-caption]")).to_have_text(str(link.get_attribute("data-caption")))
    expect(page).to_have_url(str(link.evaluate("link => link.href")))
    return link


def test_keys_leaf_through_the_photos(gallery: Page) -> None:
    last = gallery.locator("[data-photo]").count()
    for key, number in [
        ("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", last), ("ArrowRight", last),
        ("Home", 1), ("ArrowLeft", 1),
    ]:  # fmt: skip
        gallery.keyboard.press(key)
        expect_photo(gallery, number)


def test_the_photo_shown_is_loaded_large(gallery: Page) -> None:
    picture = gallery.get_by_role("dialog").locator("[data-image]")
    width = picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
    assert width >= 350
    expect(picture).to_have_attribute("alt", str(expect_photo(gallery, 1).get_attribute("data-alt")))


def test_escape_closes_and_returns_the_focus_to_the_photo_last_seen(gallery: Page) -> None:
    gallery.keyboard.press("ArrowRight")
    link = expect_photo(gallery, 2)
    gallery.keyboard.press("Escape")
    expect(gallery.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()
    expect(gallery).to_have_url(re.compile(f"{GALLERY}$"))


def test_the_address_of_a_photo_opens_its_page(gallery: Page) -> None:
    gallery.keyboard.press("ArrowRight")
    caption = str(expect_photo(gallery, 2).get_attribute("data-caption"))
    gallery.reload()
    expect(gallery.get_by_role("dialog")).to_have_count(0)
    expect(gallery.locator("main figure")).to_contain_text(caption)
