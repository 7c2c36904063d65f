"""Suggestions under the search box: by keyboard, by finger, told to screen readers, and not needed at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.addresses import DOCUMENT
from tests.browser.reading import found
from tests.browser.test_accessibility import COLOURS_ONLY, EVERYTHING, violations
from tests.browser.watching import Watch

if TYPE_CHECKING:
    from tests.browser.conftest import OpenContext

TITLE = "Hướng dẫn số 18/HD-LĐLĐ công đoàn tham gia tổ chức hội nghị người lao động"
TYPED = "huong dan so 18"


def box(page: Page, place: str = "header") -> Locator:
    return page.locator(f"{place} input[name=q]")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


@pytest.fixture
def opened(any_screen: Page) -> Page:
    """The home page with words in the box and suggestions under it."""
    any_screen.goto("/")
    box(any_screen).press_sequentially(TYPED)
    expect(options(any_screen).first).to_contain_text(TITLE)
    return any_screen


def test_the_list_is_a_combobox_for_screen_readers(opened: Page) -> None:
    field = box(opened)
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    listed = opened.get_by_role("listbox")
    expect(listed).to_have_id(str(field.get_attribute("aria-controls")))
    expect(listed).to_have_accessible_name("Gợi ý")
    expect(opened.locator("header").get_by_role("status")).to_contain_text(f"{options(opened).count()} gợi ý")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options(opened).first.get_attribute("id")))
    expect(options(opened).first).to_have_attribute("aria-selected", "true")


def test_what_was_typed_is_marked_on_the_title_as_it_is_written(opened: Page) -> None:
    assert options(opened).first.locator("mark").all_inner_texts() == ["Hướng", "dẫn", "số", "18"]


def test_no_violation_with_an_open_list(opened: Page) -> None:
    box(opened).press("ArrowDown")
    opened.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert violations(opened, EVERYTHING) == []
    opened.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(opened, COLOURS_ONLY) == []


def test_arrows_choose_and_enter_opens(opened: Page) -> None:
    field = box(opened)
    field.press("ArrowDown")
    field.press("Enter")
    opened.wait_for_url(f"**{DOCUMENT}")


def test_enter_searches_for_what_is_typed_unless_one_is_chosen(opened: Page) -> None:
    field = box(opened)
    last = options(opened).count()
    for _ in range(last + 1):
        field.press("ArrowDown")
    expect(opened.locator("header [aria-selected=true]")).to_have_count(0)
    field.press("ArrowUp")
    expect(options(opened).last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(opened.locator("header [aria-selected=true]")).to_have_count(0)
    field.press("Enter")
    opened.wait_for_url("**/tim-kiem/?q=huong+dan+so+18")
    assert found(opened)[0].startswith(TITLE)


def test_escape_closes_and_keeps_what_is_typed(opened: Page) -> None:
    field = box(opened)
    field.press("Escape")
    expect(opened.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(TYPED)
    field.press("ArrowDown")
    expect(options(opened).first).to_be_visible()


def test_a_finger_opens_a_suggestion(open_context: OpenContext) -> None:
    phone = open_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    phone.goto("/")
    box(phone).tap()
    box(phone).press_sequentially(TYPED)
    options(phone).first.tap()
    phone.wait_for_url(f"**{DOCUMENT}")


def test_turning_elsewhere_closes(opened: Page) -> None:
    box(opened).press("Tab")
    expect(opened.get_by_role("listbox")).to_be_hidden()


def test_every_search_box_has_its_own_list(page: Page) -> None:
    page.goto("/tim-kiem/")
    field = box(page, "main")
    field.press_sequentially("hội n")
    expect(page.locator("main").get_by_role("option").first).to_be_visible()
    assert field.get_attribute("aria-controls") != box(page).get_attribute("aria-controls")


def test_nothing_is_asked_while_a_word_is_composed(page: Page) -> None:
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/suggest/" in request.url else None)
    field = box(page)
    field.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "huong", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_timeout(400)
    assert asked == []
    session.send("Input.insertText", {"text": "hướng"})
    expect(options(page).first).to_be_visible()
    assert len(asked) == 1


def test_a_late_answer_does_not_replace_a_newer_one(page: Page) -> None:
    page.goto("/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(lambda url: url.endswith("/api/suggest/?q=h%E1%BB%99i"), hold)
    field = box(page)
    field.fill("hội")
    page.wait_for_timeout(300)
    assert len(held) == 1
    field.fill(TYPED)
    expect(options(page).first).to_contain_text(TITLE)
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(options(page).first).to_contain_text(TITLE)


def test_a_site_that_does_not_answer_leaves_a_plain_box(page: Page) -> None:
    page.goto("/")
    page.route("**/api/suggest/**", lambda route: route.abort())
    box(page).press_sequentially(TYPED)
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()
    box(page).press("Enter")
    page.wait_for_url("**/tim-kiem/**")


def test_the_list_stays_on_the_screen_and_complains_of_nothing(opened: Page, watch: Watch) -> None:
    for width in (1280, 390, 320):
        opened.set_viewport_size({"width": width, "height": 800})
        frame = opened.get_by_role("listbox").bounding_box()
        assert frame is not None
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= width
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.complaints == []


def test_without_scripts_the_form_is_a_plain_one(open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    expect(box(page)).to_have_role("searchbox")
    box(page).fill(TYPED)
    box(page).press("Enter")
    page.wait_for_url("**/tim-kiem/?q=huong+dan+so+18")
    assert found(page)[0].startswith(TITLE)
