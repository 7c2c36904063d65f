"""From what was typed to a plan, without an engine. Of the database the table of abbreviations is read."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.content import Kind
from search.query.analysis import analyse
from search.query.plan import make_plan
from search.query.query import SearchQuery
from search.query.request import clean_text, read_query
from search.text.terms import cut
from search.weights import WEIGHTS

pytestmark = pytest.mark.django_db


def test_a_text_is_cut_into_spelled_and_folded_words_and_pairs() -> None:
    terms = cut("Bảo hiểm xã hội, 43/2007")
    assert terms.exact == ("bảo", "hiểm", "xã", "hội", "43", "2007")
    assert terms.folded == ("bao", "hiem", "xa", "hoi", "43", "2007")
    assert terms.marked == ("bảo", "hiểm", "xã", "hội")
    assert terms.pairs == ("bao_hiem", "hiem_xa", "xa_hoi", "hoi_43", "43_2007")


@given(st.text())
def test_every_word_has_one_folded_form_that_engines_can_take(text: str) -> None:
    terms = cut(text)
    assert len(terms.exact) == len(terms.folded)
    for term in terms.counted():
        assert term.replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("q=công", SearchQuery("công")),
        ("q=công&kind=article", SearchQuery("công", Kind.ARTICLE)),
        ("q=công&page=3&page_size=20", SearchQuery("công", page=3, page_size=20)),
        ("q=công&page=0&page_size=0", SearchQuery("công", page=1, page_size=1)),
        ("q=công&page=-4&page_size=500", SearchQuery("công", page=1, page_size=100)),
        ("q=%20công%20%20đoàn%00", SearchQuery("công đoàn")),
    ],
)
def test_parameters_become_a_query(address: str, query: SearchQuery) -> None:
    assert read_query(QueryDict(address)) == query


@pytest.mark.parametrize("address", ["page=abc", "page_size=1.5", "kind=video", "page=²"])
def test_what_cannot_be_read_is_named(address: str) -> None:
    query = read_query(QueryDict(address))
    assert len(query.problems) == 1
    assert address.partition("=")[0] in query.problems[0]


@given(st.text(st.characters(), max_size=600))
def test_a_cleaned_query_can_be_stored_and_sent(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == clean_text(cleaned)
    assert "\x00" not in cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "is_number_only"),
    [
        ("43/2007/TT-BCT", True),
        ("số 43/2007", True),
        ("1076", True),
        ("43/2007 an toàn", False),
        ("an toàn", False),
    ],
)
def test_a_number_alone_is_told_from_a_number_among_words(text: str, is_number_only: bool) -> None:
    assert analyse(text).is_number_only is is_number_only


def test_keystrokes_are_read_as_what_they_stand_for() -> None:
    assert analyse("coong ddoanf").terms.exact == ("công", "đoàn")
    assert analyse("gas station").terms.exact == ("gas", "station")


def test_a_sentence_requires_no_word() -> None:
    words = " ".join(f"từ{number}" for number in range(WEIGHTS.most_required_words + 1))
    assert make_plan(analyse(words), SearchQuery(words)).required == ()
    assert make_plan(analyse("công đoàn công"), SearchQuery("")).required == ("cong", "doan")


def test_the_parts_of_a_number_have_to_stand_together() -> None:
    plan = make_plan(analyse("43/2007/TT-BCT"), SearchQuery(""))
    assert plan.required == ("43_2007", "2007_tt", "tt_bct")
    assert not plan.may_relax


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("điều 35 bộ luật lao động", "bo luat lao dong"),
        ("điểm a khoản 2 Điều 35 của Bộ luật Lao động năm 2019", "bo luat lao dong"),
        ("luật bảo hiểm y tế số 25/2008/QH12 của", "luat bao hiem y te"),
        ("Luật Việc làm 2013", "luat viec lam"),
        ("mục tiêu 2030 của công đoàn", "muc tieu 2030 cua cong doan"),
        ("thông tư 43/2007", ""),
        ("", ""),
    ],
)
def test_what_is_asked_for_by_name_is_told_from_number_year_and_place(text: str, name: str) -> None:
    assert " ".join(analyse(text).names[0].folded) == name


@pytest.mark.parametrize(
    ("text", "beside", "is_sure"),
    [
        ("công văn 1076", "", True),
        ("chỉ thị số 17 về nữ công", "ve nu cong", False),
        ("giống đạo luật 100 năm trước", "giong dao nam truoc", False),
        ("thông tư 43/2007 an toàn", "an toan", True),
        ("47/HD-TLĐ thu chi", "thu chi", True),
        ("an toàn", "", False),
    ],
)
def test_words_beside_a_number_are_those_that_are_no_name_of_its_type(
    text: str, beside: str, is_sure: bool
) -> None:
    plan = make_plan(analyse(text), SearchQuery(text))
    assert (" ".join(plan.beside), plan.has_sure_number) == (beside, is_sure)
