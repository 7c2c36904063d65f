"""The ways to the page that takes a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page

from news.from_word.permissions import may_write_in
from news.from_word.views import SECTION
from news.models import SectionPage

__all__ = ["listing_button", "register_buttons"]

LABEL: Final = _("Create from a Word file")


def section_button(page: Page, user: AbstractBaseUser, **_kwargs: object) -> Iterator[Button]:
    """In the explorer and in the list of sections: a file for this section."""
    if page.specific_class is SectionPage and may_write_in(user, page):
        yield Button(
            LABEL,
            f"{reverse('from_word')}?{SECTION}={page.pk}",
            icon_name="upload",
            priority=11,
        )


def listing_button() -> HeaderButton:
    """In the list of articles: a file for any section."""
    return HeaderButton(LABEL, reverse("from_word"), icon_name="upload")


def register_buttons() -> None:
    """Called once, when the hooks of the newsroom are read."""
    hooks.register("register_page_header_buttons", section_button)
    hooks.register("register_page_listing_more_buttons", section_button)
