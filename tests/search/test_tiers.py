"""What comes before what: titles that are what was asked for, then numbers, then words. On every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.factories import ArticleFactory, DocumentFactory, DocumentTypeFactory, IssuingBodyFactory
from tests.search.conftest import Ask
from tests.settling import around_tests

Titles = Callable[..., list[str]]

AMENDING = (
    "Sửa đổi, bổ sung một số điều của Thông tư số 12/2012/TT-BLĐTBXH ngày 26 tháng 4 năm 2012"
    " hướng dẫn chế độ thai sản của lao động nữ"
)
LABOUR = "Bộ Lao động - Thương binh và Xã hội"
# Title, number, type, issuer, day of issue.
DOCUMENTS = (
    (AMENDING, "29/2015/TT-BLĐTBXH", "Thông tư", LABOUR, "2015-07-31"),
    ("Hướng dẫn chế độ thai sản", "12/2012/TT-BLĐTBXH", "Thông tư", LABOUR, "2012-04-26"),
    ("Luật Bảo hiểm y tế", "25/2008/QH12", "Luật", "Quốc hội", "2008-11-14"),
    ("Luật sửa đổi Luật Bảo hiểm y tế", "46/2014/QH13", "Luật", "Quốc hội", "2014-06-13"),
    ("Bộ luật Lao động", "45/2019/QH14", "Bộ luật", "Quốc hội", "2019-11-20"),
    ("Bộ luật Lao động", "10/2012/QH13", "Bộ luật", "Quốc hội", "2012-06-18"),
    ("Công tác văn thư", "30/2020/NĐ-CP", "Nghị định", "Chính phủ", "2020-03-05"),
    ("Giá dịch vụ khám bệnh", "30/2020/TT-BYT", "Thông tư", "Bộ Y tế", "2020-12-31"),
    ("Điều lệ giáo dục", "30/2021/NĐ-CP", "Nghị định", "Chính phủ", "2021-03-26"),
    ("Điều kiện lao động", "145/2020/NĐ-CP", "Nghị định", "Chính phủ", "2020-12-14"),
    ("Cho thuê lại lao động", "10/2020/TT-BLĐTBXH", "Thông tư", LABOUR, "2020-11-12"),
    ("Quản lý vật tư", "10/2020/TT-BTC", "Thông tư", "Bộ Tài chính", "2020-02-20"),
    ("Báo cáo thống kê", "50/2022/NĐ-CP", "Nghị định", "Chính phủ", "2022-08-02"),
    ("Lãnh đạo công tác nữ công", "17-CT/TU", "Chỉ thị", "Tỉnh ủy Bắc Ninh", "2016-05-03"),
    ("Phong trào thi đua", "17/CT-TLĐ", "Chỉ thị", "Tổng Liên đoàn Lao động Việt Nam", "2021-05-03"),
)  # fmt: skip
NEWS = (
    ("Bảo hiểm y tế: luật mới có gì", "Luật Bảo hiểm y tế, bảo hiểm y tế, luật bảo hiểm y tế. " * 20),
    ("Hỏi đáp về điều 35 của bộ luật lao động", "Điều 35 bộ luật lao động năm 2019. " * 20),
    ("Điều kiện lao động của nữ công nhân", "Phóng sự."),
    ("Kế hoạch công tác năm 2018", "Kế hoạch công tác năm 2019 đang được lập."),
    ("Kế hoạch công tác năm 2019 của Ban Nữ công", "Cả năm."),
)


@pytest.fixture(scope="module", autouse=True)
def named_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), around_tests(transaction.atomic()):
        for title, number, type_, issuer, day in DOCUMENTS:
            DocumentFactory(
                title=title,
                number=number,
                document_type=DocumentTypeFactory(name=type_),
                issuer=IssuingBodyFactory(name=issuer),
                issued_on=date.fromisoformat(day),
                text=f"{title}. Bảo hiểm y tế theo luật. " + "Quy định khác của văn bản này. " * 200,
            )
        for title, lead in NEWS:
            ArticleFactory(title=title, lead=lead)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def first(ask: Ask) -> Callable[[str], str]:
    """The number of the document found first, or the title of a page without one."""

    def first(query: str) -> str:
        found = ask(query)["results"]
        return (found[0]["number"] or found[0]["title"]) if found else ""

    return first


First = Callable[[str], str]


def wanted(first: First, cases: dict[str, str]) -> None:
    assert {query: first(query) for query in cases} == cases


def test_a_pasted_title_comes_before_the_number_it_cites_and_this_stays(ask: Ask) -> None:
    found = ask(AMENDING)["results"]
    assert [hit["number"] for hit in found][:2] == ["29/2015/TT-BLĐTBXH", "12/2012/TT-BLĐTBXH"]
    without_marks = "sua doi bo sung mot so dieu cua thong tu so 12/2012/tt-bldtbxh ngay 26 thang 4 nam 2012"
    for part in (
        AMENDING.upper(),
        AMENDING.rpartition(" của")[0],
        f"{without_marks} huong dan che do thai san",
    ):
        assert ask(part)["results"][0]["number"] == "29/2015/TT-BLĐTBXH"


def test_a_number_with_words_removes_no_other_hit(ask: Ask) -> None:
    found = ask("145/2020/NĐ-CP điều kiện lao động nữ công nhân")["results"]
    assert found[0]["number"] == "145/2020/NĐ-CP"
    assert "Điều kiện lao động của nữ công nhân" in [hit["title"] for hit in found[1:]]


def test_the_name_of_a_law_leads_to_the_law(first: First) -> None:
    wanted(
        first,
        {
            "Luật Bảo hiểm y tế": "25/2008/QH12",
            "luat bao hiem y te": "25/2008/QH12",
            "luật bảo hiểm y tế 2008": "25/2008/QH12",
            "luật bảo hiểm y tế số 25/2008/QH12": "25/2008/QH12",
            "Bộ luật Lao động năm 2012": "10/2012/QH13",
            "bộ luật lao động 2019": "45/2019/QH14",
            "điều 35 bộ luật lao động 2019": "45/2019/QH14",
            "khoản 2 Điều 7 Luật Bảo hiểm y tế": "25/2008/QH12",
            "Luật BHYT": "25/2008/QH12",
            "điều 35 BLLĐ 2019": "45/2019/QH14",
        },
    )


def test_a_document_is_named_by_its_slots_in_any_order(first: First) -> None:
    wanted(
        first,
        {
            "nghị định số 30 của chính phủ năm 2020": "30/2020/NĐ-CP",
            "năm 2021 nghị định chính phủ số 30": "30/2021/NĐ-CP",
            "30 chính phủ 2020": "30/2020/NĐ-CP",
            "Bộ Y tế thông tư 30": "30/2020/TT-BYT",
            "thông tư 10 bldtbxh 2020": "10/2020/TT-BLĐTBXH",
            "thông tư 10 ngày 20/2/2020 của bộ tài chính": "10/2020/TT-BTC",
            "NĐ-CP 145": "145/2020/NĐ-CP",
            "145_2020_ND-CP.pdf": "145/2020/NĐ-CP",
            "ND-CP_145_2020.docx": "145/2020/NĐ-CP",
            "145.2020.ND-CP": "145/2020/NĐ-CP",
            "5O/2022": "50/2022/NĐ-CP",
            "2020_145_ND-CP.pdf": "145/2020/NĐ-CP",
            "chỉ thị 17 tỉnh ủy": "17-CT/TU",
            "chỉ thị 17 tổng liên đoàn": "17/CT-TLĐ",
        },
    )


def test_a_title_with_another_figure_or_other_marks_is_not_what_was_asked_for(first: First) -> None:
    wanted(
        first,
        {
            "kế hoạch công tác năm 2019": "Kế hoạch công tác năm 2019 của Ban Nữ công",
            "kế hoạch công tác năm 2018": "Kế hoạch công tác năm 2018",
        },
    )


def test_the_pages_of_a_list_in_tiers_follow_each_other(ask: Ask) -> None:
    query = "bộ luật lao động 2019"
    whole = [hit["id"] for hit in ask(query, page_size=100)["results"]]
    parts = [hit["id"] for page in range(1, 8) for hit in ask(query, page=page, page_size=2)["results"]]
    assert parts == whole[: len(parts)]
    assert len(set(whole)) == len(whole) > 2
