"""Names of bodies printed in capitals, in the case of running text."""

from __future__ import annotations

import pytest

from documents.parsing import Doubt, read_document
from documents.parsing.names_in_capitals import apart, readable_name

SURE = """
CĐCS CÔNG TY TNHH MTV MAY XK HOA SEN = CĐCS Công ty TNHH MTV May XK Hoa Sen
CÔNG ĐOÀN CƠ SỞ TRƯỜNG THPT NGUYỄN HUỆ = Công đoàn cơ sở Trường THPT Nguyễn Huệ
CÔNG ĐOÀN NGÀNH Y TẾ = Công đoàn ngành Y tế
CÔNG ĐOÀN KHU KINH TẾ TỈNH SÔNG MÂY = Công đoàn Khu kinh tế tỉnh Sông Mây
CÔNG ĐOÀN CÁC KCN TỈNH SÔNG MÂY = Công đoàn các KCN tỉnh Sông Mây
LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH = Liên đoàn Lao động thành phố Hồ Chí Minh
LĐLĐ TP. HỒ CHÍ MINH = LĐLĐ TP. Hồ Chí Minh
SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH BÀ RỊA - VŨNG TÀU = Sở Giáo dục và Đào tạo tỉnh Bà Rịa - Vũng Tàu
CÔNG ĐOÀN GIÁO DỤC HUYỆN CƯ M'GAR = Công đoàn Giáo dục huyện Cư M'gar
LIÊN ĐOÀN LAO ĐỘNG HUYỆN KRÔNG PẮC = Liên đoàn Lao động huyện Krông Pắc
CÔNG ĐOÀN CƠ SỞ TRƯỜNG MẦM NON HOA HỒNG = Công đoàn cơ sở Trường Mầm non Hoa Hồng
CÔNG ĐOÀN TRƯỜNG TIỂU HỌC SỐ 1 HÒA BÌNH = Công đoàn Trường Tiểu học số 1 Hòa Bình
CÔNG ĐOÀN CƠ SỞ TRƯỜNG THPT ĐOÀN KẾT = Công đoàn cơ sở Trường THPT Đoàn Kết
CÔNG ĐOÀN BỆNH VIỆN ĐA KHOA TỈNH SÔNG MÂY = Công đoàn Bệnh viện Đa khoa tỉnh Sông Mây
CÔNG ĐOÀN TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC = Công đoàn Tổng công ty Điện lực miền Bắc
NGHIỆP ĐOÀN NGHỀ CÁ XÃ AN HẢI = Nghiệp đoàn nghề cá xã An Hải
CÔNG ĐOÀN PHƯỜNG 5 = Công đoàn phường 5
UỶ BAN NHÂN DÂN HUYỆN ĐẮK R'LẤP = Ủy ban nhân dân huyện Đắk R'lấp
TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN = Trường Đại học Công đoàn
TỔ CÔNG ĐOÀN KHOA DƯỢC = Tổ Công đoàn Khoa Dược
ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH = Đảng ủy Khối các cơ quan tỉnh
TRUNG TÂM TƯ VẤN PHÁP LUẬT CÔNG ĐOÀN = Trung tâm Tư vấn pháp luật Công đoàn
"""
IN_DOUBT = """
CÔNG ĐOÀN CÔNG TY TNHH CHANGSHIN VIỆT NAM = Công đoàn Công ty TNHH Changshin Việt Nam
CÔNG ĐOÀN CƠ SỞ CÔNG TY TNHH SAMSUNG ELECTRONICS = Công đoàn cơ sở Công ty TNHH Samsung Electronics
CÔNG ĐOÀN CÔNG TY GIỐNG CÂY TRỒNG = Công đoàn Công ty Giống Cây Trồng
BAN VÌ SỰ TIẾN BỘ TỈNH SÔNG MÂY = Ban Vì sự tiến bộ tỉnh Sông Mây
"""


def rows(table):
    return [line.split(" = ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("printed", "expected"), rows(SURE))
def test_names_of_known_words_are_put_in_their_case(printed, expected):
    assert readable_name(printed, "") == (expected, True)


@pytest.mark.parametrize(("printed", "expected"), rows(IN_DOUBT))
def test_a_name_with_an_unknown_word_is_in_doubt(printed, expected):
    assert readable_name(printed, "") == (expected, False)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆTNAM", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"),
        ("THANHTRA CHÍNH PHỦ", "THANH TRA CHÍNH PHỦ"),
        ("CÔNG TY TNHH CANON VIỆT NAM", "CÔNG TY TNHH CANON VIỆT NAM"),
        ("CÔNG TY TNHH SAMSUNG", "CÔNG TY TNHH SAMSUNG"),
    ],
)
def test_syllables_run_together_are_parted_and_foreign_words_are_not(printed, expected):
    assert apart(printed) == expected


def test_a_sentence_that_begins_like_a_name_is_no_witness():
    text = "Công đoàn ngành xây dựng kế hoạch như sau.\nCông đoàn ngành xây dựng chương trình."
    assert readable_name("CÔNG ĐOÀN NGÀNH XÂY DỰNG", text).text == "Công đoàn ngành Xây dựng"


def test_what_no_rule_knows_the_text_tells():
    text = "Công đoàn Công ty TNHH PouYuen Việt Nam họp. Đại diện Công đoàn Công ty TNHH PouYuen Việt Nam dự."
    found = readable_name("CÔNG ĐOÀN CÔNG TY TNHH POUYUEN VIỆT NAM", text)
    assert found == ("Công đoàn Công ty TNHH PouYuen Việt Nam", True)


HEAD = (
    "{left}\nSố: 12/QĐ-XYZ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "QUYẾT ĐỊNH\nVề mức chi"
)


@pytest.mark.parametrize(
    ("left", "issuer", "superior"),
    [
        ("CÔNG ĐOÀN CƠ SỞ\nTRƯỜNG THCS CHU VĂN AN", "Công đoàn cơ sở Trường THCS Chu Văn An", None),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY\nBAN TUYÊN GIÁO",
            "Ban Tuyên giáo",
            "Liên đoàn Lao động tỉnh Sông Mây",
        ),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH\nBAN NỮ CÔNG", "Ban Nữ công", "Liên đoàn Lao động tỉnh"),
        ("BỆNH VIỆN ĐA KHOA TỈNH\nKHOA CẤP CỨU", "Khoa Cấp cứu", "Bệnh viện Đa khoa tỉnh"),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ\nHỘI AN", "Liên đoàn Lao động thành phố Hội An", None),
        ("LĐLĐ TỈNH SÔNG MÂY\nBAN CHẤP HÀNH", "Ban Chấp hành LĐLĐ tỉnh Sông Mây", "LĐLĐ tỉnh Sông Mây"),
        ("CÔNG ĐOÀN TỔNG CÔNG TY\nĐIỆN LỰC MIỀN TRUNG", "Công đoàn Tổng công ty Điện lực miền Trung", None),
        ("CÔNG ĐOÀN TRƯỜNG THPT SỐ 2 ĐỨC PHỔ", "Công đoàn Trường THPT số 2 Đức Phổ", None),
    ],
)
def test_lines_of_the_left_column_are_the_names_that_they_are(left, issuer, superior):
    reading = read_document([HEAD.format(left=left)])
    assert (reading.issuer.value, reading.superior.value) == (issuer, superior)
    assert reading.issuer.is_certain


@pytest.mark.parametrize(
    ("left", "doubt"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY\nNHÓM NÒNG CỐT CƠ SỞ", Doubt.CUT),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY CÔNG ĐOÀN NGÀNH Y TẾ", Doubt.CUT),
        ("CÔNG ĐOÀN CƠ SỞ ............", Doubt.MISSING),
    ],
)
def test_where_a_name_begins_or_ends_may_be_in_doubt(left, doubt):
    assert doubt in read_document([HEAD.format(left=left)]).issuer.doubts
