"""What a librarian is warned of."""

from __future__ import annotations

import pytest

from documents.parsing import NoticeKind, read_document

HEAD = (
    "BỘ TÀI CHÍNH\n{stamp}\nSố: 1/QĐ-BTC\nHà Nội, ngày 1 tháng 2 năm 2018\nQUYẾT ĐỊNH\nVề bí mật nhà nước\n"
    "Điều 1. {text}"
)
PEOPLE = [
    f"{number} Nguyễn Văn A 07909{number}501234 {phone}"
    for number, phone in enumerate(
        ("0912345678", "0987 654 321", "0351.234.567", "0701234567", "0833333333", "0844444444"), 1
    )
]


def kinds(stamp="", text=""):
    return {notice.kind for notice in read_document([HEAD.format(stamp=stamp, text=text)]).notices}


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("MẬT", {NoticeKind.SECRET}),
        ("TỐI MẬT", {NoticeKind.SECRET}),
        ("TUYỆT MẬT", {NoticeKind.SECRET}),
        ("ĐỘ MẬT: MẬT", {NoticeKind.SECRET}),
        ("Độ mật: Tối mật", {NoticeKind.SECRET}),
        ("Mật", set()),
        ("TOI MAT", {NoticeKind.PERHAPS_SECRET}),
        ("DỰ THẢO", {NoticeKind.DRAFT}),
        ("DỰ THẢO LẦN 2", {NoticeKind.DRAFT}),
        ("LƯU HÀNH NỘI BỘ", {NoticeKind.INTERNAL}),
        ("MẬT Số: 12/BC", {NoticeKind.SECRET}),
        ("M Ậ T", {NoticeKind.SECRET}),
        ("T U Y Ệ T M Ậ T", {NoticeKind.SECRET}),
        ("T Ố I   M Ậ T", {NoticeKind.SECRET}),
        ("M A T", {NoticeKind.PERHAPS_SECRET}),
        ("L Ư U H À N H N Ộ I B Ộ", {NoticeKind.INTERNAL}),
        ("D Ự T H Ả O", {NoticeKind.DRAFT}),
        ("G Ặ P M Ặ T", set()),
        ("M Ặ T", set()),
        ("m ậ t", set()),
        ("MAT", {NoticeKind.PERHAPS_SECRET}),
        ("TUYÊT MÂT", {NoticeKind.PERHAPS_SECRET}),
        ("TIỀN MẶT", set()),
        ("LỄ RA MẮT", set()),
        ("DANH SÁCH VẮNG MẶT", set()),
        ("BẢO VỆ BÍ MẬT", set()),
        ("BẢO VỆ BÍ\nMẬT NHÀ NƯỚC", set()),
        ("QUY CHẾ BẢO VỆ BÍ\nMẬT", set()),
        ("TỔ CHỨC GẶP\nMẶT", set()),
        ("MẤT", set()),
        ("Bảo mật", set()),
        ("HỎA TỐC", set()),
        ("", set()),
    ],
)
def test_stamps_in_the_head(stamp, expected):
    assert kinds(stamp) == expected


def test_a_secret_that_the_text_speaks_of_is_no_stamp():
    assert (
        kinds(text="Tài liệu đóng dấu MẬT được lưu riêng.\nDanh mục bí mật\nDự thảo văn bản trình ký.")
        == set()
    )


def test_a_list_of_persons_is_told_by_several_numbers():
    assert kinds(text="\n".join(PEOPLE)) == {NoticeKind.IDENTITY_NUMBERS, NoticeKind.TELEPHONE_NUMBERS}
    assert kinds(text=PEOPLE[0]) == set()


def test_old_cards_count_only_where_cards_are_named():
    cards = "\n".join(f"{number}. 02345678{number}" for number in range(5))
    assert kinds(text=cards) == set()
    assert kinds(text=f"Số CMND\n{cards}") == {NoticeKind.IDENTITY_NUMBERS}


def test_sums_of_money_and_numbers_of_accounts_are_no_cards():
    assert kinds(text="120.000.000.000 đồng\n079.123.456.789\n1234567890123456\n012.345.678") == set()


def test_the_page_of_a_list_is_told():
    reading = read_document([HEAD.format(stamp="", text=""), "Danh sách CCCD\n" + "\n".join(PEOPLE[:3])])
    assert [(notice.page, notice.detail) for notice in reading.notices] == [(2, "3")]
