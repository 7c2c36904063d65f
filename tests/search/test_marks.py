"""A word beside a hit says whether a document holds, on the day of the search and without a query more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from documents.enums import RelationType
from documents.models import DocumentRelation
from search.facets import FacetValue, packed
from search.results.marks import marks_of
from tests.factories import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db

DAY = date(2024, 7, 1)


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, True),
        (DAY, None, True),
        (DAY + timedelta(1), None, False),
        (None, DAY, False),
        (None, DAY + timedelta(1), True),
    ],
)
def test_only_what_holds_on_the_day_is_shown(since, until, shown):
    marks = marks_of(packed([FacetValue("validity", "expired", since, until)]), DAY)
    assert [mark.value for mark in marks] == ["expired"] * shown


def test_values_without_a_word_are_not_shown():
    values = [FacetValue("type", "huong-dan"), FacetValue("validity", "strange"), FacetValue("year", "2024")]
    assert marks_of(packed(values), DAY) == ()


def document(**fields):
    page = DocumentFactory(title="Hướng dẫn thu kinh phí", number="65/HD-TLĐ", **fields)
    page.save_revision().publish()
    return page


def shown(ask):
    return [result["marks"] for result in ask("hướng dẫn thu kinh phí")["results"]]


def test_a_document_says_whether_it_holds_and_news_say_nothing(ask):
    document(effective_on=date(2020, 1, 1))
    assert shown(ask) == [{"validity": "in_force"}]
    ArticleFactory(title="Hướng dẫn thu kinh phí").save_revision().publish()
    assert sorted(map(len, shown(ask))) == [0, 1]


def test_what_comes_to_an_end_tomorrow_holds_today(ask):
    tomorrow = timezone.localdate() + timedelta(1)
    document(effective_on=date(2020, 1, 1), expires_on=tomorrow)
    assert shown(ask) == [{"validity": "in_force"}]


def test_what_was_replaced_says_so_at_once(ask):
    old = document(effective_on=date(2020, 1, 1))
    assert shown(ask) == [{"validity": "in_force"}]
    new = DocumentFactory(title="Văn bản khác", number="1/HD-TLĐ", effective_on=date(2021, 1, 1))
    new.relations = [DocumentRelation(target=old, relation_type=RelationType.REPLACES)]
    new.save_revision().publish()
    assert shown(ask)[0] == {"validity": "replaced"}


def test_what_was_withdrawn_is_never_said_to_be_in_force(ask, client):
    document(effective_on=date(2020, 1, 1), withdrawn_on=date(2022, 1, 1), withdrawal_reason="Sai")
    assert shown(ask) == [{"validity": "withdrawn"}]
    page = client.get("/tim-kiem/", {"q": "hướng dẫn thu kinh phí"}).content.decode()
    assert "chip--withdrawn" in page
    assert "chip--in_force" not in page


def test_the_page_of_results_shows_the_word(ask, client):
    document(effective_on=date(2020, 1, 1))
    ask("hướng dẫn")
    page = client.get("/tim-kiem/", {"q": "65/HD-TLĐ"}).content.decode()
    assert '<span class="chip chip--in_force">Còn hiệu lực</span>' in page
