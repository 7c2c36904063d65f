"""Links in rich text: what they lead to is asked at the moment of reading, by who reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from pages.visibility import if_readable

__all__ = ["FileLinkHandler", "ReadablePageLinkHandler", "register_links"]

NOWHERE = "<a>"


class ReadablePageLinkHandler(PageLinkHandler):
    """A link to a page that the reader may not see keeps its words and loses its address."""

    @classmethod
    def get_many(cls, attrs_list: Sequence[Mapping[str, str]]) -> list[Page | None]:
        return [if_readable(page) for page in super().get_many(attrs_list)]


class FileLinkHandler(DocumentLinkHandler):
    """A file is offered by a block of the page, which hides with the page; a link in text leads nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[Mapping[str, str]]) -> list[str]:
        return [NOWHERE for _attributes in attrs_list]


def register_links(features: FeatureRegistry) -> None:
    """In place of Wagtail's own, which were registered before."""
    features.register_link_type(ReadablePageLinkHandler)
    features.register_link_type(FileLinkHandler)
