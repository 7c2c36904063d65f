"""One slip of the keys, told from the words that the index knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from search.query.slips import doubted_places, likely_slips, one_slip_away
from search.text.terms import cut
from search.weights import WEIGHTS
from tests.factories import ArticleFactory
from tests.search.conftest import Library

Titles = Callable[..., list[str]]

TEXTS = ("tố cáo và phòng chống tham nhũng", "phòng cháy chữa cháy", "đoàn viên công đoàn")


def frequencies(terms: Sequence[str]) -> dict[str, int]:
    """As an index of the texts above knows them."""
    held = [set(cut(text).counted()) for text in TEXTS]
    counts = {term: sum(term in words for words in held) for term in terms}
    return {term: count for term, count in counts.items() if count}


def doubted(text: str, certain: Sequence[str] = ()) -> list[int]:
    terms = cut(text)
    return doubted_places(terms.folded, certain, _known(text), WEIGHTS)


def _known(text: str) -> Mapping[str, int]:
    terms = cut(text)
    return frequencies([*terms.folded, *terms.pairs])


@pytest.mark.parametrize("slip", ["phng", "phogn", "pohng", "phonng", "phlng", "hong", "phongt"])
def test_a_word_is_among_those_one_slip_away_from_its_slips(slip: str) -> None:
    assert "phong" in one_slip_away(slip)


@pytest.mark.parametrize("word", ["pg", "gnohp", "phong", "phonggg"])
def test_two_slips_and_none_are_not_one(word: str) -> None:
    assert "phong" not in one_slip_away(word)


@pytest.mark.parametrize("word", ["ab", "nghieng"])
def test_the_words_one_slip_away_are_bounded(word: str) -> None:
    near = one_slip_away(word)
    assert len(near) <= 53 * len(word) + 25
    assert "" not in near


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tố cáo phng chống tham nhũng", ["phng"]),
        ("to cao va phong chong tam nhung", ["tam"]),
        ("đoàn viên cônđ đoàn 2015", ["cônđ"]),
    ],
)
def test_unknown_words_are_doubted(text: str, words: list[str]) -> None:
    assert [cut(text).exact[place] for place in doubted(text)] == words


def test_known_words_in_rare_company_are_doubted_numbers_and_certain_words_never() -> None:
    assert doubted("công đoàn chống 12", certain=["chong"]) == [1, 0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tố cáo và phng chống", "to cao va phong chong"),
        ("phong chyá chua chay", "phong chay chua chay"),
        ("đoànviên công đoàn", "doan vien cong doan"),
        ("nhugn", "nhung"),
    ],
)
def test_the_index_tells_what_was_meant(text: str, meant: str) -> None:
    terms = cut(text)
    (slip, *_) = likely_slips(terms.folded, doubted(text), _known(text), frequencies, WEIGHTS)
    assert " ".join(slip.mend(terms).folded) == meant


def test_few_terms_are_asked_in_two_questions() -> None:
    questions: list[int] = []

    def counted(terms: Sequence[str]) -> dict[str, int]:
        questions.append(len(terms))
        return frequencies(terms)

    words = ("khongco", "tunao", "trongday", "quadai", "batngo", "nghieng", "chuong", "thuong")
    likely_slips(words, doubted_places(words, (), {}, WEIGHTS), {}, counted, WEIGHTS)
    assert len(questions) <= 2
    assert sum(questions) <= WEIGHTS.most_doubted * 500


@pytest.mark.parametrize(
    "query",
    [
        "thương lượng tiền lươgn tối thiểu",
        "thuong luong tien luog toi thieu",
        "thuong luong tien luopng toi thieu",
        "thương lượngg tiền lương",
        "thươnglượng tiền lương",
        "thương lượng tiền lươngtối thiểu",
    ],
)
def test_a_slip_of_the_keys_finds_the_page_all_the_same(query: str, titles: Titles, library: Library) -> None:
    assert titles(query)[0] == library.wages.title


def test_what_was_typed_comes_before_what_may_be_meant(titles: Titles, db: None) -> None:
    ArticleFactory(title="Họp bàn việc chung")
    ArticleFactory(title="Họp bán việc chung")
    ArticleFactory(title="Họp bạn việc chung")
    ArticleFactory(title="Họp ban vieec chung")
    assert titles("họp bán việc chung")[0] == "Họp bán việc chung"
    assert titles("họp ban vieec chung")[0] == "Họp ban vieec chung"
