"""How far a text is read for what is quoted from it: to the end where the hit is worth it."""

from __future__ import annotations

import pytest

from search.engines import SearchHit
from search.query.analysis import analyse
from search.results.results import results_of
from search.text.snippets import FIRST_READ
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FILLER = "Hội nghị bàn nhiều việc khác nhau trong năm nay. "
DEEP = f"<p>{FILLER * (FIRST_READ // len(FILLER) + 20)} Nay tiền lương tối thiểu tăng. {FILLER * 5}</p>"
IN_ONE_PIECE = "<mark>tiền</mark> <mark>lương</mark> <mark>tối</mark> <mark>thiểu</mark>"


def article(title):
    page = ArticleFactory(title=title, lead="")
    page.body = [{"type": "text", "value": DEEP}]
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(
    ("title", "score", "is_quoted"),
    [
        ("Tin trong tuần", 9.0, True),
        ("Tin trong tuần", 4.0, True),
        ("Tin trong tuần", 2.0, False),
        ("Tiền lương tối thiểu", 9.0, False),
        ("Tiền lương", 9.0, True),
    ],
    ids=["as-good-as-the-best", "near-the-best", "far-behind", "the-title-says-it", "the-title-says-half"],
)
def test_a_text_is_read_to_its_end_where_that_tells_more(title, score, is_quoted):
    best, page = article("Chuyện khác"), article(title)
    hits = [SearchHit(best.pk, 9.0), SearchHit(page.pk, score)]
    found = results_of(hits, analyse("tiền lương tối thiểu"))[1]
    assert (IN_ONE_PIECE in found.snippet) == is_quoted
    assert found.snippet


def test_hits_without_scores_are_all_read_to_their_end():
    pages = [article("Chuyện khác"), article("Tin trong tuần")]
    found = results_of([SearchHit(page.pk, 0.0) for page in pages], analyse("tiền lương tối thiểu"))
    assert all(IN_ONE_PIECE in result.snippet for result in found)
