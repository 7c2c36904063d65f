"""The names of what Wagtail makes before anybody has a say: the root of all pages, and that of all files."""

from __future__ import annotations

from typing import Final

from wagtail.models import Collection, Page

__all__ = ["name_roots"]

GIVEN: Final = "Root"
ROOT_OF_PAGES: Final = "Gốc"
ROOT_OF_FILES: Final = "Kho chung"


def name_roots() -> None:
    """Staff meet both in paths and lists. A name that somebody else has given stays. Safe to repeat."""
    roots = Page.objects.filter(depth=1, title=GIVEN)
    roots.update(title=ROOT_OF_PAGES, draft_title=ROOT_OF_PAGES)
    Collection.objects.filter(depth=1, name=GIVEN).update(name=ROOT_OF_FILES)
