"""Abbreviations are read both ways, from the table as it is at the moment of the search."""

from __future__ import annotations

import pytest

from search.index import server_index
from search.index.outbox import drain
from search.models import Abbreviation
from search.query.abbreviations import other_readings
from search.query.query import SearchQuery
from search.results.results import find
from search.text.terms import cut
from tests.factories import ArticleFactory


def readings(text: str) -> list[str]:
    return [" ".join(reading.exact) for reading in other_readings(cut(text))]


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("mục tiêu BHYT toàn dân", "mục tiêu bảo hiểm y tế toàn dân"),
        ("muc tieu bhyt toan dan", "muc tieu bảo hiểm y tế toan dan"),
        ("nợ bảo hiểm xã hội", "nợ bhxh"),
        ("GD&ĐT", "giáo dục và đào tạo"),
        ("bảo hiểm xã hội và BHYT", "bhxh và bảo hiểm y tế"),
    ],
)
def test_short_forms_are_read_in_full_and_long_forms_shortened(query: str, reading: str, db: None) -> None:
    assert reading in readings(query)


def test_a_short_form_may_stand_for_several_names(db: None) -> None:
    assert {"công đoàn", "cao đẳng"} <= set(readings("CĐ"))


def test_text_without_any_form_has_no_other_reading(db: None) -> None:
    assert readings("mưa lớn kéo dài") == readings("") == []


def test_a_query_full_of_forms_has_few_readings(db: None) -> None:
    assert len(readings("CĐ TP DN BHXH BHYT BHTN UBND HĐND")) <= 4


@pytest.mark.service
def test_a_change_of_the_table_takes_effect_with_the_next_search(db: None, search_server: None) -> None:
    ArticleFactory(title="Lễ ra quân Quỹ Trợ vốn cho đoàn viên")
    server_index.rebuild()
    drain()
    assert find(SearchQuery("ra quân QTVX")).is_relaxed
    Abbreviation.objects.create(short="QTVX", long="Quỹ Trợ vốn")
    found = find(SearchQuery("ra quân QTVX"))
    assert (found.engine, found.total, found.is_relaxed) == ("elasticsearch", 1, False)
