"""Counts of common terms are remembered; what is rare or unknown is counted each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from search.engines import common_terms
from search.engines.common_terms import COMMON, MOST_KEPT, SECONDS_KEPT, CommonTerms

PAGES = {"cong": COMMON, "doan": COMMON + 7, "nghi_quyet": COMMON - 1}


class Index:
    """Terms with the number of their pages, and what was asked of them."""

    def __init__(self, pages: Mapping[str, int]) -> None:
        self.pages = dict(pages)
        self.asked: list[list[str]] = []

    def count(self, terms: Sequence[str]) -> dict[str, int]:
        self.asked.append(list(terms))
        return {term: self.pages[term] for term in terms if term in self.pages}


@pytest.fixture
def index() -> Index:
    return Index(PAGES)


def test_every_term_has_its_count_and_unknown_ones_are_left_out(index):
    terms = CommonTerms()
    for _ in range(2):
        assert terms.frequencies(["cong", "nghi_quyet", "xyz"], index.count) == {
            "cong": COMMON,
            "nghi_quyet": COMMON - 1,
        }


def test_only_common_terms_are_remembered(index):
    terms = CommonTerms()
    terms.frequencies(["cong", "nghi_quyet", "xyz"], index.count)
    terms.frequencies(["cong", "nghi_quyet", "xyz", "doan"], index.count)
    assert index.asked[1] == ["nghi_quyet", "xyz", "doan"]


def test_nothing_is_asked_where_all_is_remembered(index):
    terms = CommonTerms()
    for _ in range(3):
        terms.frequencies(["cong", "doan"], index.count)
    assert len(index.asked) == 1


def test_a_new_page_makes_a_word_known_at_once(index):
    terms = CommonTerms()
    assert terms.frequencies(["moi"], index.count) == {}
    index.pages["moi"] = 1
    assert terms.frequencies(["moi"], index.count) == {"moi": 1}


@pytest.mark.parametrize(("later", "found"), [(SECONDS_KEPT - 1, COMMON), (SECONDS_KEPT + 1, COMMON + 5)])
def test_counts_are_kept_for_a_minute(index, monkeypatch, later, found):
    now = 1_000.0
    monkeypatch.setattr(common_terms.time, "monotonic", lambda: now)
    terms = CommonTerms()
    terms.frequencies(["cong"], index.count)
    index.pages["cong"] += 5
    now += later
    assert terms.frequencies(["cong"], index.count) == {"cong": found}


def test_another_index_is_counted_anew(index):
    terms = CommonTerms()
    terms.frequencies(["cong"], index.count)
    index.pages["cong"] = 3
    terms.forget()
    assert terms.frequencies(["cong"], index.count) == {"cong": 3}


def test_what_is_remembered_has_an_end():
    words = [f"w{number}" for number in range(MOST_KEPT + 1)]
    index = Index(dict.fromkeys(words, COMMON))
    terms = CommonTerms()
    terms.frequencies(words, index.count)
    assert terms.frequencies(["w0"], index.count) == {"w0": COMMON}
    assert index.asked[-1] == ["w0"]
