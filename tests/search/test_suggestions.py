"""What is suggested while a reader types. The rules hold on every engine; the suite runs on each of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from search.index import server_index
from search.results.suggestions import MOST_SUGGESTIONS, suggest
from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, restrict
from tests.search.conftest import Library, bring_up_to_date
from tests.services.service import free_port

Suggest = Callable[[str], list[dict[str, Any]]]
Texts = Callable[[str], list[str]]


@pytest.fixture
def suggested(client: Client, engine: str) -> Suggest:
    """Ask the API while typing and get its suggestions."""

    def suggested(typed: str) -> list[dict[str, Any]]:
        bring_up_to_date()
        response = client.get("/api/suggest/", {"q": typed})
        assert response.status_code == 200
        found: list[dict[str, Any]] = response.json()["suggestions"]
        return found

    return suggested


@pytest.fixture
def texts(suggested: Suggest) -> Texts:
    return lambda typed: [suggestion["text"] for suggestion in suggested(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("qu", id="two letters"),
        pytest.param("quyền l", id="unfinished"),
        pytest.param("quyen l", id="without marks"),
        pytest.param("quyền lợi bao hi", id="with some marks"),
        pytest.param("QUYỀN LỢI BẢO HI", id="capitals"),
        pytest.param(unicodedata.normalize("NFD", "quyền lợi bả"), id="decomposed"),
        pytest.param("bảo hiểm", id="from the middle"),
        pytest.param("hiểm củ", id="from the middle, unfinished"),
        pytest.param("đoàn viên bảo hi", id="another order"),
        pytest.param("quyền lợi bảo hiểm của doà", id="d for đ"),
        pytest.param("quyền lợi bảo hiểm của ðoà", id="eth for đ"),
        pytest.param("quyền lợi bảo hiê", id="before the tone"),
        pytest.param("quyền lợi ", id="after a blank"),
        pytest.param("quyeenf lowij baor hi", id="Telex off"),
        pytest.param("quyeenf lowij baor hieem", id="Telex off, within a syllable"),
        pytest.param("quye6n2 lo7i5 ba3o h", id="VNI off"),
    ],
)
def test_a_title_is_suggested_however_it_is_typed(typed: str, texts: Texts, library: Library) -> None:
    assert texts(typed)[0] == library.insurance.title


@pytest.mark.parametrize("typed", ["hò", "hòa", "hoà nh", "hoa nha", "hòa nhạc mừ"])
def test_the_place_of_the_tone_makes_no_difference(typed: str, texts: Texts, library: Library) -> None:
    assert library.festival.title in texts(typed)


@pytest.mark.parametrize("title", ["Kỹ sư trẻ", "Kĩ sư trẻ", "Kiểm tra cuối năm"])
@pytest.mark.parametrize("typed", ["ki", "ki ", "ky", "kĩ", "kỹ sư", "kĩ sư t"])
def test_an_i_may_become_a_y_or_go_on(typed: str, title: str, texts: Texts, db: None) -> None:
    ArticleFactory(title=title)
    goes_on = title.startswith("Kiểm")
    assert texts(typed) == ([] if goes_on and typed not in {"ki", "kĩ"} else [title])


def test_a_finished_word_does_not_go_on(texts: Texts, db: None) -> None:
    ArticleFactory(title="Xẻng và cuốc")
    ArticleFactory(title="Xén tỉa cây")
    assert set(texts("xen")) == {"Xẻng và cuốc", "Xén tỉa cây"}
    assert texts("xen ") == ["Xén tỉa cây"]


@pytest.mark.parametrize(
    "typed",
    [
        "43 2007 tt b",
        "43/2007/TT-B",
        "43/2007/TT-BCT",
        "43/2007/tt",
        "43-2007-tt",
        "43/20",
        "043/2007",
        "432007tt",
        "số 43/2007",
        "thông tư 43/2007",
        "thong tu 43/20",
        "43/2007 an toàn lao độ",
    ],
)
def test_the_beginning_of_a_number_leads_to_its_document(typed: str, texts: Texts, library: Library) -> None:
    assert "43/2007/TT-BCT · Quy định về an toàn lao động trong hầm lò" in texts(typed)[:2]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("1076", "letter"), ("1076ld", "letter"), ("công văn 10", "letter"), ("17-CT/", "directive"),
     ("17 ct t", "directive"), ("chỉ thị 17", "directive"), ("47hdt", "guide"), ("47/HD", "guide")],
)  # fmt: skip
def test_numbers_of_every_style_are_completed(typed: str, name: str, texts: Texts, library: Library) -> None:
    page = getattr(library, name)
    assert texts(typed)[0] == f"{page.number} · {page.title}"


def test_a_number_comes_first_and_its_newest_documents_before_longer_ones(texts: Texts, db: None) -> None:
    for number, day in [("87/HD-TLĐ", 1), ("870/HD-TLĐ", 9), ("87/QĐ-TLĐ", 5)]:
        DocumentFactory(title="Thu chi", number=number, issued_on=date(2020, 1, day))
    ArticleFactory(title="87 năm một chặng đường")
    assert texts("87") == [
        "87/QĐ-TLĐ · Thu chi",
        "87/HD-TLĐ · Thu chi",
        "870/HD-TLĐ · Thu chi",
        "87 năm một chặng đường",
    ]


def test_what_may_be_a_number_leaves_room_for_titles(texts: Texts, db: None) -> None:
    for number in range(12):
        DocumentFactory(title=f"Văn bản {number}", number=f"60/{2000 + number}/NĐ-CP")
    ArticleFactory(title="60 năm truyền thống")
    assert "60 năm truyền thống" in texts("60 n")


def test_a_title_that_names_its_number_is_not_given_it_twice(texts: Texts, db: None) -> None:
    DocumentFactory(title="Hướng dẫn số 18/HD-LĐLĐ về hội nghị", number="18/HD-LĐLĐ")
    assert texts("18/hd") == ["Hướng dẫn số 18/HD-LĐLĐ về hội nghị"]


def test_titles_that_begin_so_come_first_then_whole_phrases_then_words(texts: Texts, db: None) -> None:
    titles = [
        "Thi đua lao động sáng tạo",
        "Phong trào thi đua mùa xuân",
        "Đua ghe ngo trong hội thi",
    ]
    # The newest is the worst, so that age does not decide.
    for age, title in enumerate(titles):
        ArticleFactory(title=title, display_date=datetime(2020, 1, 1 + age, tzinfo=UTC))
    assert texts("thi đu") == titles


def test_marks_that_were_typed_count(texts: Texts, library: Library) -> None:
    insurance, warning = library.insurance.title, library.warning.title
    assert texts("bảo hi") == [insurance, warning]
    assert texts("báo hi") == [warning, insurance]
    assert set(texts("bao hi")) == {insurance, warning}


def test_the_newest_of_equals_comes_first(texts: Texts, db: None) -> None:
    for year in (2019, 2022, 2020):
        ArticleFactory(title=f"Tết sum vầy {year}", display_date=datetime(year, 1, 1, tzinfo=UTC))
    assert texts("tet s") == ["Tết sum vầy 2022", "Tết sum vầy 2020", "Tết sum vầy 2019"]


def test_the_best_are_found_among_very_many(texts: Texts, db: None) -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    ArticleFactory(title="Bảo vệ môi trường", display_date=day)
    for number in range(40):
        ArticleFactory(title=f"Báo vẽ {number}", display_date=day + timedelta(days=1))
    assert texts("bảo v")[0] == "Bảo vệ môi trường"
    assert len(texts("bao v")) == MOST_SUGGESTIONS


def test_the_api_says_exactly_what_is_agreed(suggested: Suggest, db: None) -> None:
    document = DocumentFactory(title="Hướng dẫn bầu cử", number="65/HD-TLĐ", source_id="vb-65")
    assert suggested("bầu c") == [
        {
            "text": "65/HD-TLĐ · Hướng dẫn bầu cử",
            "url": document.url,
            "kind": "document",
            "id": document.pk,
            "source_id": "vb-65",
        }
    ]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "q", "đ", "4", "%", "…", "- / *", "%%", "''", "\x00", "q\x00", "xyzzy", "ﷺ", "x" * 10_000],
)  # fmt: skip
def test_nothing_is_suggested_for_nothing(typed: str, suggested: Suggest, library: Library) -> None:
    assert suggested(typed) == []


@pytest.mark.parametrize("mark", [*"\"*-()+:^{}'\\;%_|&!<>", " & ", "\x00"])
def test_marks_of_query_languages_are_no_marks_here(mark: str, suggested: Suggest, library: Library) -> None:
    assert suggested(f"quyền{mark}lợi")
    assert suggested(f"{mark}quyền{mark}")


@pytest.mark.parametrize(
    "typed", ["quyền AND", "quyền OR lợi", "NOT quyền", "NEAR(quyền lợi)", "quyề\u0301\u0301"]
)
def test_words_of_query_languages_are_words_here(typed: str, suggested: Suggest, library: Library) -> None:
    assert suggested(typed) == []


@pytest.mark.parametrize(
    "query",
    ["", "q=%ff%fe", "q=%ED%A0%80", pytest.param(f"q={'c%C3%B4ng+' * 2_500}", id="long"), "q=a&q=b"],
)
def test_any_address_is_answered(query: str, client: Client, library: Library) -> None:
    assert client.get(f"/api/suggest/?{query}").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_suggesting_is_reading(method: str, client: Client, db: None) -> None:
    assert getattr(client, method)("/api/suggest/").status_code == 405


def test_drafts_and_restricted_pages_never_leak(texts: Texts, db: None) -> None:
    section = SectionFactory()
    open_page = ArticleFactory(title="Bí mật công khai", parent=section)
    ArticleFactory(title="Bí mật bản nháp", live=False)
    slipped = ArticleFactory(title="Bí mật lọt lưới")
    assert texts("bí mậ") == ["Bí mật lọt lưới", "Bí mật công khai"]
    Page.objects.filter(pk=slipped.pk).update(live=False)
    open_page.title = "Bí mật đang sửa"
    open_page.save_revision()
    assert texts("bí mậ") == ["Bí mật công khai"]
    restrict(section)
    assert texts("bí mậ") == []


def test_a_changed_title_replaces_the_old_one(texts: Texts, db: None) -> None:
    article = ArticleFactory(title="Tên cũ rích")
    article.title = "Danh xưng mới tinh"
    article.save_revision().publish()
    assert texts("tên cũ") == []
    assert texts("danh x") == ["Danh xưng mới tinh"]
    Page.objects.get(pk=article.pk).delete()
    assert texts("danh x") == []


def test_no_cache_may_keep_suggestions(client: Client, db: None) -> None:
    assert "no-cache" in client.get("/api/suggest/", {"q": "công"})["Cache-Control"]


@pytest.mark.parametrize("typed", ["thi đ", "1/hd", "thi đua đợt"])
def test_queries_do_not_grow_with_what_is_found(
    typed: str, engine: str, django_assert_max_num_queries, db: None
) -> None:
    def queries() -> int:
        bring_up_to_date()
        with django_assert_max_num_queries(14) as context:
            assert suggest(typed)
        return len(context)

    ArticleFactory(title="Thi đua đợt đầu")
    DocumentFactory(title="Thi đua năm nay", number="1/HD-TLĐ")
    queries()
    few = queries()
    for number in range(12):
        ArticleFactory(title=f"Thi đua đợt {number}")
        DocumentFactory(title=f"Thi đua năm {number}", number=f"1{number}/HD-TLĐ")
    assert queries() <= few


@pytest.mark.service
def test_the_database_suggests_while_the_server_is_down(
    db: None, search_server: None, client: Client, settings
) -> None:
    server_index.rebuild()
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    cache.clear()
    ArticleFactory(title="Tin đăng lúc mất máy chủ")
    found = client.get("/api/suggest/", {"q": "lúc mất m"}).json()["suggestions"]
    assert [suggestion["text"] for suggestion in found] == ["Tin đăng lúc mất máy chủ"]
