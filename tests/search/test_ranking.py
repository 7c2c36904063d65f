"""What comes before what, on pages made for the question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.factories import ArticleFactory, DocumentFactory
from tests.search.conftest import Ask

Titles = Callable[..., list[str]]


def test_neighbours_count_more_than_scattered_words(titles: Titles, db: None) -> None:
    ArticleFactory(title="Tin một", lead="Lao phổi phải chữa, động cơ phải sửa, công ty nghỉ, đoàn tàu chạy.")
    ArticleFactory(
        title="Tin hai", lead="Nhà máy nghỉ trưa, công đoàn lao động họp bàn chuyện ăn ca rất lâu."
    )
    assert titles("công đoàn lao động") == ["Tin hai", "Tin một"]


def test_titles_count_more_than_bodies(titles: Titles, db: None) -> None:
    ArticleFactory(title="Tin khác", lead="Có nhắc tới nhà trẻ một lần.")
    ArticleFactory(title="Xây nhà trẻ cho con công nhân", lead="Khởi công sáng nay.")
    assert titles("nhà trẻ")[0] == "Xây nhà trẻ cho con công nhân"


def test_pages_of_a_list_together_are_the_list(ask: Ask, db: None) -> None:
    for number in range(7):
        ArticleFactory(title=f"Thi đua lao động giỏi lần {number}")
    whole = [hit["id"] for hit in ask("thi đua", page_size=100)["results"]]
    parts = [hit["id"] for page in (1, 2, 3) for hit in ask("thi đua", page=page, page_size=3)["results"]]
    assert len(whole) == 7
    assert parts == whole


def test_a_title_that_holds_the_query_in_one_piece_comes_first(titles: Titles, db: None) -> None:
    scattered = "Đăng ký hợp tác xã, đăng ký tổ hợp tác và liên hiệp hợp tác xã theo thủ tục mới"
    whole = "Ban hành biểu mẫu cho người dân khi làm thủ tục đăng ký tổ hợp tác tại xã, phường và thị trấn"
    ArticleFactory(title=scattered, lead="Đăng ký tổ hợp tác, đăng ký tổ hợp tác.")
    ArticleFactory(title=whole)
    assert titles("thủ tục đăng ký tổ hợp tác")[0] == whole


def test_the_end_of_an_abstract_too_long_for_a_title_is_looked_at_like_a_title(
    titles: Titles, db: None
) -> None:
    start = "Quy định bảo đảm yêu cầu phòng, chống thiên tai trong quản lý, sử dụng các khu khai thác"
    cut_short = DocumentFactory(title=f"{start}…", abstract=f"{start} và hạ tầng kỹ thuật khác")
    DocumentFactory(title="Quy trình bảo trì hạ tầng hàng không", abstract="Hạ tầng khác và kỹ thuật khác.")
    DocumentFactory(title="Bảo trì kỹ thuật hạ tầng thủy lợi", abstract="Và nơi khác.")
    assert titles("và hạ tầng kỹ thuật khác")[0] == cut_short.title


def test_a_number_without_year_needs_words_beside_it(titles: Titles, db: None) -> None:
    law = DocumentFactory(title="Bộ luật Hình sự", number="100/2015/QH13")
    news = ArticleFactory(title="Lệnh cấm nhập cư giống đạo luật 100 năm trước")
    assert titles("lệnh cấm giống đạo luật 100 năm")[0] == news.title
    assert titles("luật 100 hình sự")[0] == law.title


def test_a_joint_circular_comes_after_the_circular_of_one_ministry(titles: Titles, db: None) -> None:
    joint = DocumentFactory(
        title="Thu nộp tiền thi hành án", number="07/2013/TTLT-BTP-BCA-BTC", issued_on=date(2013, 2, 6)
    )
    plain = DocumentFactory(
        title="Quy trình giải quyết khiếu nại", number="07/2013/TT-TTCP", issued_on=date(2013, 1, 31)
    )
    for query in ("thông tư 07/2013", "thong tu 07 2013"):
        assert titles(query) == [plain.title, joint.title]
    assert titles("thông tư liên tịch 07/2013")[0] == joint.title


def test_a_name_in_its_short_form_is_worth_as_much_as_in_its_long_form(titles: Titles, db: None) -> None:
    short = ArticleFactory(title="Đồng loạt thay đổi chính sách tiền lương, BHXH, BHYT từ tháng bảy")
    ArticleFactory(title="Chuyển bảo hiểm y tế sang bảo hiểm xã hội", lead="Bảo hiểm xã hội, bảo hiểm y tế.")
    ArticleFactory(title="Tiền lương cho y tế xã", lead="Bảo hiểm xã hội không đủ trả tiền lương.")
    assert titles("tiền lương bảo hiểm xã hội BHYT")[0] == short.title


def test_pages_of_a_long_list_together_are_the_list(ask: Ask, db: None) -> None:
    for number in range(7):
        ArticleFactory(title=f"Phong trào thi đua lao động giỏi lần {number}")
    query = "phong trào thi đua lao động giỏi"
    whole = [hit["id"] for hit in ask(query, page_size=100)["results"]]
    parts = [hit["id"] for page in (1, 2, 3) for hit in ask(query, page=page, page_size=3)["results"]]
    assert len(whole) == 7
    assert parts == whole


@pytest.mark.parametrize("query", ["hướng dẫn số 18", "huong dan 18", "văn bản số 18"])
def test_a_number_with_its_type_is_wanted_itself_and_not_what_cites_it(
    titles: Titles, db: None, query: str
) -> None:
    wanted = DocumentFactory(title="Hướng dẫn số 18 về hội nghị người lao động", number="18/HD-LĐLĐ")
    DocumentFactory(title="Sửa đổi Hướng dẫn số 18", number="31/HD-LĐLĐ")
    assert titles(query)[0] == wanted.title


@pytest.mark.parametrize(
    ("query", "is_itself"),
    [
        ("43/2007/TT-BCT", True),
        ("thông tư 43/2007/TT-BCT", True),
        ("sửa đổi thông tư 43/2007/TT-BCT", False),
        ("sua doi thong tu 43 2007 tt bct", False),
        ("hầm lò 43/2007/TT-BCT", True),
        ("43/2007/TT-BCT về hầm lò", True),
        ("thông tư 43/2007/TT-BCT ngày 20 tháng 11 năm 2007", True),
        ("thông tư 43/2007/TT-BCT ngày 20/11/2007", True),
        ("43/2007/TT-BCT của Bộ Công Thương", True),
        ("43/2007/TT-BCT ngày 20", False),
        ("bãi bỏ 43/2007/TT-BCT", True),
    ],
)
def test_a_title_outweighs_the_document_it_cites_only_by_words_this_has_not(
    titles: Titles, db: None, query: str, is_itself: bool
) -> None:
    itself = DocumentFactory(title="An toàn lao động trong hầm lò", number="43/2007/TT-BCT")
    cite = "Sửa đổi Thông tư 43/2007/TT-BCT ngày 20 tháng 11 năm 2007 của Bộ Công Thương về an toàn lao động"
    citing = DocumentFactory(title=f"{cite} trong hầm lò", number="12/2019/TT-BCT")
    assert titles(query)[0] == (itself if is_itself else citing).title
