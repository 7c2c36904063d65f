"""The text inside the files that an article offers, as the search takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extraction.texts import pages_with_text
from search.content import FilePage

if TYPE_CHECKING:
    from news.models import ArticlePage

__all__ = ["file_pages"]


def file_pages(article: ArticlePage) -> Iterator[FilePage]:
    """The pages of the files; browsers open a PDF at the page that stands behind "#"."""
    for file, title in article.attachments():
        for page in pages_with_text(file):
            yield FilePage(title, page.number, f"xem/{file.pk}/#page={page.number}", page.text)
