"""What staff do in the admin, as steps of a test.

Controls are told by what does not change with the language of the admin: names, ids, roles.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from demonstration.logins import DEMONSTRATION_PASSWORD

# What is typed earlier is no change to the form, and no draft of it is saved.
REMEMBER_THAT_FORM_IS_WATCHED = (
    "document.addEventListener('w-unsaved:watch-edits', () => "
    "document.documentElement.setAttribute('data-form-is-watched', ''))"
)


def sign_in(page: Page, login: str) -> None:
    page.goto("/quan-tri/")
    page.fill("[name=username]", login)
    page.fill("[name=password]", DEMONSTRATION_PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url("**/quan-tri/")


def start_page(page: Page, kind: str, slug: str) -> None:
    """Open the form of a new page of `kind`, "news/articlepage", below the page with that slug."""
    watch_forms(page)
    page.goto(f"/quan-tri/pages/add/{kind}/{page_id(page, slug)}/")
    expect_watched(page)


def watch_forms(page: Page) -> None:
    """Have the forms of pages that are opened from now on tell when they notice what is typed."""
    page.add_init_script(REMEMBER_THAT_FORM_IS_WATCHED)


def expect_watched(page: Page) -> None:
    """Expect that the form of the page notices what is typed into it."""
    expect(page.locator("html")).to_have_attribute("data-form-is-watched", "")


def page_id(page: Page, slug: str) -> int:
    """The id of the section or library with that slug, as the admin itself asks for pages."""
    found = page.context.request.get("/quan-tri/api/main/pages/", params={"slug": slug, "fields": "_,id"})
    return int(found.json()["items"][0]["id"])


def choose(page: Page, chooser: str, title: str) -> None:
    """Choose what has that title in the chooser with that id."""
    page.click(f"#{chooser} [data-chooser-action-choose]")
    page.get_by_role("dialog").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def choose_new_file(page: Page, chooser: str, path: Path) -> None:
    """Upload a picture or an attachment in the chooser with that id, and choose it."""
    page.click(f"#{chooser} [data-chooser-action-choose]")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab").nth(1).click()
    form = dialog.locator("section:not([hidden]) form")
    form.locator("input[type=file]").set_input_files(path)
    # A script takes the title from the name of the file, but perhaps not in time.
    form.locator("input[name$=-title]").fill(path.stem)
    form.locator("[type=submit]").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(f"#{chooser} [data-chooser-title]")).not_to_be_empty()


def write_body(page: Page, text: str) -> None:
    """Add a block of running text to the body of an article."""
    page.locator("[data-contentpath=body] .c-sf-add-button").first.click()
    page.locator(".w-combobox [role=option]").first.click()
    editor = page.locator("[data-contentpath=body] [role=textbox]")
    editor.click()
    editor.press_sequentially(text)
    # The editor hands what was typed to the form a moment later; a form sent before that lacks it.
    field = page.locator("[name=body-0-value]")
    expect(field).to_have_value(re.compile(re.escape(text)))


def add_row(page: Page, name: str) -> None:
    """Add an empty row to the inline forms of that name."""
    page.click(f"#id_{name}-ADD")


def submit(page: Page, action: str) -> None:
    """Press a button of the form's foot once all that was typed is saved as a draft; wait for the answer."""
    # Two answers must not cross.
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    press(page, action)
    expect_done(page)


def press(page: Page, action: str) -> None:
    """Press "action-publish" or "action-submit" and wait for the answer."""
    page.locator("#page-edit-form footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.click(f"[name={action}]")


def expect_done(page: Page) -> None:
    """Expect the admin to say that it did what was asked."""
    expect(page.locator(".messages .success")).to_be_visible()


def approve(page: Page) -> None:
    """Approve what was submitted, from the form of the page."""
    page.locator("#page-edit-form footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.locator("[data-workflow-action-name=approve]").first.click()
    expect_done(page)
