"""What a reader does, as steps of a test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def loaded_width(picture: Locator) -> int:
    """Scroll to a picture and wait until it is loaded; returns the width of what came, 0 if nothing did."""
    picture.scroll_into_view_if_needed()
    width: int = picture.evaluate("image => image.decode().then(() => image.naturalWidth, () => 0)")
    return width


def search(page: Page, words: str) -> None:
    """Type into the search box at the head of the page and press Enter."""
    page.locator("#head-search").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/**")


def found(page: Page) -> list[str]:
    """The titles of the results that the page shows."""
    return page.locator(".search__results h2").all_inner_texts()


def follow_menu(page: Page, address: str) -> None:
    """From the home page, follow the entry of the main menu with that address; a phone unfolds it first."""
    page.goto("/")
    entry = page.locator(f"nav.menu a[href='{address}']")
    if not entry.is_visible():
        page.locator(".menu__toggle summary").click()
    entry.click()
    page.wait_for_url(f"**{address}")
