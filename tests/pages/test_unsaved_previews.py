"""Staff look at a page before they save it for the first time."""

from __future__ import annotations

import pytest

from documents.models import LegalDocumentPage
from home.models import PlainPage
from news.catalogue.current import lists
from news.models import ArticlePage, GalleryPage, SectionPage
from tests.factories.documents import LibraryFactory
from tests.factories.news import ArticleFactory, GalleryIndexFactory, SectionFactory
from tests.factories.site import home_page


def unsaved(page_type, parent):
    """A page as the form of a new page previews it: it has a place in the tree and no id."""
    page = page_type(title="Xem trước", slug="xem-truoc")
    page.depth = parent.depth + 1
    page.path = parent.path + "zzzz"
    page.set_url_path(parent)
    return page


@pytest.mark.parametrize(
    ("page_type", "parent"),
    [
        (ArticlePage, SectionFactory),
        (GalleryPage, GalleryIndexFactory),
        (LegalDocumentPage, LibraryFactory),
        (PlainPage, home_page),
        (SectionPage, home_page),
    ],
    ids=lambda value: value.__name__,
)
def test_a_page_that_was_never_saved_can_be_previewed(db, page_type, parent):
    response = unsaved(page_type, parent()).make_preview_request()
    assert response.status_code == 200
    assert "Xem trước" in response.content.decode()


def test_an_article_that_was_never_saved_is_the_newest_of_its_second(db):
    saved = ArticleFactory()
    new = unsaved(ArticlePage, saved.get_parent())
    new.display_date = saved.display_date
    beside = ("section", saved.section_id), new.display_date, new.pk, 5
    assert lists().older(*beside) == [saved.pk]
    assert lists().newer(*beside) == []
