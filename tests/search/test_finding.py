"""How readers type and what they find. The rules hold on every engine; the suite runs on each of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.factories import ArticleFactory, DocumentFactory
from tests.search.conftest import Ask, Library

Titles = Callable[..., list[str]]
INSURANCE = "quyền lợi bảo hiểm của đoàn viên"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(INSURANCE, id="as written"),
        pytest.param("quyen loi bao hiem cua doan vien", id="without marks"),
        pytest.param("quyền loi bảo hiem của đoan vien", id="with some marks"),
        pytest.param(INSURANCE.upper(), id="capitals"),
        pytest.param(unicodedata.normalize("NFD", INSURANCE), id="decomposed"),
        pytest.param("quyền lợi bảo hiểm của doàn viên", id="d for đ"),
        pytest.param("quyền lợi bảo hiểm của ðoàn viên", id="eth for đ"),
        pytest.param("quyền lợi bảo hiểm cũa đoàn viên", id="another tone"),
        pytest.param("quyền lợi bảo hểm của đoàn viên", id="a slip"),
        pytest.param("  quyền   lợi\tbảo hiểm ", id="spaces"),
        pytest.param("quyeenf lowij baor hieemr cuar ddoanf vieen", id="Telex off"),
        pytest.param("đoàn viên bảo hiểm", id="another order"),
    ],
)
def test_a_title_is_found_however_it_is_typed(query: str, titles: Titles, library: Library) -> None:
    assert titles(query)[0] == library.insurance.title


@pytest.mark.parametrize(
    "query", ["hoà nhạc", "hòa nhạc", "hoa nhac", "thuý kiều", "thúy kiều", "kĩ sư", "kỹ sư", "ki su"]
)
def test_two_spellings_of_a_word_are_one(query: str, titles: Titles, library: Library) -> None:
    assert titles(query)[0] == library.festival.title


def test_what_was_typed_with_tones_ranks_exact_tones_first(titles: Titles, library: Library) -> None:
    insurance, warning = library.insurance.title, library.warning.title
    assert titles("bảo hiểm") == [insurance, warning]
    assert titles("báo hiếm") == [warning, insurance]
    assert set(titles("bao hiem")) == {insurance, warning}


@pytest.mark.parametrize(
    "query",
    [
        "43/2007/TT-BCT",
        "43/2007/tt-bct",
        "43 2007 tt bct",
        "43-2007-TT-BCT",
        "43 /2007/ TT-BCT",
        "043/2007/TT-BCT",
        "số 43/2007/TT-BCT",
        "43/2007/TTBCT",
        "Thông tư 43/2007/TT-BCT",
        "thong tu 43 2007",
        "thông tư 43/2007",
        "43/2007",
        "hướng dẫn thực hiện thông tư số 43/2007/TT-BCT",
    ],
)
def test_every_spelling_of_a_number_leads_to_the_document(
    query: str, titles: Titles, library: Library
) -> None:
    assert titles(query)[0] == library.circular.title


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("1076 /LĐLĐ", "letter"),
        ("1076/LĐLĐ", "letter"),
        ("1076ldld", "letter"),
        ("công văn 1076", "letter"),
        ("17-CT/TW", "directive"),
        ("17 ct tw", "directive"),
        ("chỉ thị 17", "directive"),
        ("47hdtld", "guide"),
        ("47/HD-TLĐ", "guide"),
        ("chỉ thị 17 nữ công", "directive"),
        ("công văn 1076 chuẩn bị đại hội", "letter"),
    ],
)
def test_numbers_of_every_style_are_read(query: str, name: str, titles: Titles, library: Library) -> None:
    assert titles(query)[0] == getattr(library, name).title


def test_a_number_beats_every_text_that_cites_it(titles: Titles, library: Library) -> None:
    ArticleFactory(title="Hỏi đáp về Thông tư 43/2007/TT-BCT", lead="43/2007/TT-BCT và 43/2007/TT-BCT")
    assert titles("43/2007/TT-BCT") == [library.circular.title, "Hỏi đáp về Thông tư 43/2007/TT-BCT"]


def test_a_number_alone_lists_all_that_carry_it_newest_first(titles: Titles, library: Library) -> None:
    assert titles("43") == [library.decree.title, library.circular.title]


def test_an_unknown_number_says_so(ask: Ask, client, library: Library) -> None:
    assert ask("99/2031/TT-BCT")["results"] == []
    assert "99/2031/TT-BCT" in client.get("/tim-kiem/", {"q": "99/2031/TT-BCT"}).content.decode()


def test_words_beside_a_number_choose_between_its_documents(titles: Titles, library: Library) -> None:
    DocumentFactory(title="Thuế nhập khẩu máy móc", number="43/2007/TT-BTC")
    assert titles("43/2007 an toàn lao động")[0] == library.circular.title
    assert titles("43/2007 thuế nhập khẩu")[0] == "Thuế nhập khẩu máy móc"


def test_pages_with_some_of_the_words_are_added_where_few_have_all(
    ask: Ask, client, library: Library
) -> None:
    found = ask("thương lượng tiền lương tối thiểu vùng")
    assert found["results"][0]["title"] == library.wages.title
    page = client.get("/tim-kiem/", {"q": "thương lượng tiền lương tối thiểu vùng"})
    assert page.context["found"].is_relaxed


@pytest.mark.parametrize("query", ["xyzzy", "qwrtp zxcvb", "…", "- / *", "ﷺ"])
def test_nothing_is_found_for_nothing_that_is_there(query: str, ask: Ask, library: Library) -> None:
    found = ask(query)
    assert (found["total"], found["results"], found["pages"]) == (0, [], 0)


def test_a_kind_narrows_the_hits_and_counts_equal_the_lists(ask: Ask, client, library: Library) -> None:
    every = ask("công")
    parts = {kind: ask("công", kind=kind) for kind in ("article", "gallery", "document")}
    assert every["total"] == sum(part["total"] for part in parts.values()) == len(every["results"])
    for kind, part in parts.items():
        assert {hit["kind"] for hit in part["results"]} <= {kind}
        assert part["total"] == len(part["results"])
    panel = client.get("/tim-kiem/", {"q": "công"}).context["panel"]
    tabs = {tab.value: tab.count for tab in panel.kinds}
    assert tabs == {
        "": every["total"],
        "tin-bai": parts["article"]["total"],
        "hinh-anh": parts["gallery"]["total"],
        "van-ban": parts["document"]["total"],
    }
