"""What is not there, what belongs to others, and what cannot be read."""

from __future__ import annotations

import pytest

from documents.parsing import Doubt, NoticeKind, read_document, wording

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20 tháng 11 năm 2019;\nĐiều 1. Việc làm",
        f"{COUNTRY}BẢN CAM KẾT\nThực hiện theo Nghị định số 145/2020/NĐ-CP\nsố 12/KH-CĐCS của công đoàn",
        "DANH SÁCH ĐOÀN VIÊN\ntheo Công văn số 14/CĐN-TC ngày 03/4/2024\n1\tNguyễn Văn A",
        "MẪU VỀ QUẢN LÝ VĂN BẢN\n(Kèm theo Nghị định\nsố 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020)",
        "BIỂU 02\n(Theo Công văn số 7/LĐLĐ-TC ngày 01/02/2024)\nĐơn vị\tSố tiền",
        f"{COUNTRY}ĐƠN ĐỀ NGHỊ\nKính gửi: Công đoàn ngành Y tế\nTôi được khen theo Quyết định số 9/QĐ-CĐYT.",
        "Đoàn viên công đoàn cả nước hưởng ứng\nChiều 5/3, Tổng Liên đoàn công bố Quyết định số 88/QĐ-TLĐ.",
        "Mẫu số: 01/TLĐ\nHỌ VÀ TÊN: ............",
        "NHẬT KÝ ĐỌC SÁCH\nSố: nhà 12 đường Trần Phú\nNgày 3 tháng 4 năm 2024 tôi đọc",
    ],
)
def test_without_a_head_of_its_own_nothing_is_taken_from_the_text(text):
    reading = read_document([text])
    assert (reading.number.value, reading.issuer.value, reading.issued_on.value) == (None, None, None)


@pytest.mark.parametrize(
    ("reference", "owner"),
    [
        ("(Kèm theo Quyết định số 88/QĐ-LĐLĐ ngày 12 tháng 4 năm 2023)", "88/QĐ-LĐLĐ, 12/04/2023"),
        (
            "(Ban hành kèm theo Hướng dẫn số 12/HD-TLĐ\nngày 05/01/2024 của Đoàn Chủ tịch)",
            "12/HD-TLĐ, 05/01/2024",
        ),
        ("(Đính kèm Công văn số 77/LĐLĐ-ToC ngày 5/2/2024)", "77/LĐLĐ-ToC, 05/02/2024"),
        ("Kèm theo Chương trình số 27-CTr/TU ngày 15/11/2021", "27-CTr/TU, 15/11/2021"),
        ("(Kèm theo Quyết định số      /QĐ-LĐLĐ)", "Kèm theo Quyết định số /QĐ-LĐLĐ"),
    ],
)
@pytest.mark.parametrize("title", ["PHỤ LỤC II\nBIỂU MẪU BÁO CÁO", "QUY CHẾ\nChi tiêu nội bộ", "BẢNG ĐIỂM"])
def test_an_annex_says_to_what_it_belongs(title, reference, owner):
    reading = read_document([f"{title}\n{reference}\nSTT\tNội dung\tĐiểm"])
    assert [(one.kind, one.detail) for one in reading.notices] == [(NoticeKind.ANNEX, owner)]
    assert (reading.number.value, reading.issuer.value) == (None, None)


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("Số: /74/LĐLĐ- CSPLQH", "/LĐLĐ-CSPLQH"),
        ("Số: J†§ /KH-CĐYT", "/KH-CĐYT"),
        ("Số: 0/TB-CĐYT", "/TB-CĐYT"),
        ("Số: 00/QĐ-LĐLĐ", "/QĐ-LĐLĐ"),
        ("Số: ~Ô /BC-CĐCS", "/BC-CĐCS"),
        ("Số:⁄4‡ - CV/TU", "-CV/TU"),
        ("Số: .....", None),
        ("Số: €£¥", None),
    ],
)
def test_a_spoilt_number_is_quoted_and_is_no_issuer(line, symbol):
    text = f"LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY\nCÔNG ĐOÀN NGÀNH Y TẾ\n{line}\n{COUNTRY}"
    reading = read_document(
        [f"{text}Sông Mây, ngày 05 tháng 3 năm 2024\nTHÔNG BÁO\nLịch họp\nKính gửi: Các công đoàn"]
    )
    assert (reading.number.value, reading.number.doubts) == (None, (Doubt.INCOMPLETE,))
    assert (reading.symbol.value, reading.issuer.value) == (symbol, "Công đoàn ngành Y tế")
    assert reading.number.raw in line


def test_the_number_of_a_stamp_of_receipt_is_not_the_document_s():
    text = f"ĐẾN\nSố: 451\nCÔNG ĐOÀN NGÀNH Y TẾ\nSố: 12/QĐ-CĐYT\n{COUNTRY}QUYẾT ĐỊNH\nVề mức chi"
    reading = read_document([text])
    assert (reading.number.value, reading.issuer.value) == ("12/QĐ-CĐYT", "Công đoàn ngành Y tế")


SECOND = (
    "CÔNG ĐOÀN NGÀNH Y TẾ\n{number}\n"
    + COUNTRY
    + "Sông Mây, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề bổ nhiệm"
)
BODY = "\nKính gửi: Công đoàn\n" + "Nội dung thực hiện.\n" * 6


@pytest.mark.parametrize(
    ("number", "notices"),
    [
        ("Số: 53/QĐ-CĐYT", [(NoticeKind.SECOND_HEAD, "53/QĐ-CĐYT")]),
        ("Số: 52/TTr-CĐYT", []),
        ("Mẫu số 01", []),
    ],
)
@pytest.mark.parametrize("is_on_page_of_its_own", [True, False])
def test_another_numbered_head_is_another_document(number, notices, is_on_page_of_its_own):
    first = SECOND.format(number="Số: 52/TTr-CĐYT") + BODY
    second = SECOND.format(number=number)
    pages = [first, second] if is_on_page_of_its_own else [f"{first}\n{second}"]
    found = read_document(pages).notices
    assert [(one.kind, one.detail) for one in found] == notices
    assert all(one.page == len(pages) for one in found)


def test_a_second_document_of_the_party_is_found_too():
    first = "TỈNH ỦY SÔNG MÂY\n*\nSố 5-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Mây, ngày 1 tháng 2 năm 2023\n"
    first += "BÁO CÁO\ntổng kết"
    second = first.replace("5-BC", "6-KL").replace("BÁO CÁO", "KẾT LUẬN")
    (notice,) = read_document([first + BODY, second]).notices
    assert (notice.kind, notice.page, notice.detail) == (NoticeKind.SECOND_HEAD, 2, "6-KL/TU")


@pytest.mark.parametrize(
    "phrases",
    [getattr(wording, name) for name in wording.__all__ if isinstance(getattr(wording, name), frozenset)],
)
def test_no_phrase_has_blanks_that_no_line_has(phrases):
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.split()) or not phrase] == []
