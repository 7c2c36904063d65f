"""The fields of single documents, in each form and with what extraction and scanning do to them."""

from __future__ import annotations

from datetime import date

import pytest

from documents.parsing import Doubt, Form, read_document

DECISION = """
BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
------- Độc lập - Tự do - Hạnh phúc
{number} ---------------
{date}
{title}
Về việc quy định mức chi của đoàn kiểm tra
Căn cứ Luật Kế toán số 88/2015/QH13 ngày 20 tháng 11 năm 2015;
BỘ TRƯỞNG BỘ TÀI CHÍNH
Điều 1. Mức chi
Mức chi được quy định như sau.
{effect}
Nơi nhận: KT. BỘ TRƯỞNG
- Như Điều 3; THỨ TRƯỞNG
- Chính phủ;
- Lưu: VT. (Đã ký)
Trần Văn Tá
"""
PLAIN = {
    "number": "Số: 43/2018/QĐ-BTC",
    "date": "Hà Nội, ngày 10 tháng 5 năm 2018",
    "title": "QUYẾT ĐỊNH",
    "effect": "Quyết định này có hiệu lực kể từ ngày 01/7/2018.",
}


def read(**changes):
    return read_document([DECISION.format_map(PLAIN | changes)])


def test_a_state_document():
    reading = read()
    assert reading.form is Form.STATE
    assert reading.number.value == "43/2018/QĐ-BTC"
    assert reading.symbol.value == "/QĐ-BTC"
    assert reading.document_type.value == "Quyết định"
    assert reading.issuer.value == "Bộ Tài chính"
    assert reading.place.value == "Hà Nội"
    assert reading.issued_on.value == date(2018, 5, 10)
    assert reading.effective_on.value == date(2018, 7, 1)
    assert reading.abstract.value == "Về việc quy định mức chi của đoàn kiểm tra"
    assert (reading.signer.value, reading.signer_position.value) == ("Trần Văn Tá", "Thứ trưởng")
    assert reading.authority.value == "KT. Bộ trưởng"
    for name in ("number", "document_type", "issuer", "issued_on", "effective_on", "abstract", "signer"):
        assert getattr(reading, name).is_certain, name
    assert reading.notices == ()


def test_a_union_letter_with_its_columns_apart():
    reading = read_document(
        [
            (
                "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLĐLĐ TỈNH LÂM ĐỒNG\nSố: 1077 /LĐLĐ\n"
                "V/v triển khai Tháng Công nhân\nnăm 2017\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                "Độc lập – Tự do – Hạnh phúc\nLâm Đồng, ngày 05 tháng 4 năm 2017\n"
                "Kính gửi: Công đoàn các huyện, thành phố\nThực hiện Hướng dẫn số 65/HD-TLĐ ngày 20/01/2017"
            ),
            (
                "1. Thăm hỏi\n2. Đối thoại\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n"
                "Nguyễn Thị Lan Hương"
            ),
        ]
    )
    assert reading.form is Form.UNION
    assert reading.number.value == "1077/LĐLĐ"
    assert reading.document_type.value == "Công văn"
    assert reading.issuer.value == "LĐLĐ tỉnh Lâm Đồng"
    assert reading.superior.value == "Tổng Liên đoàn Lao động Việt Nam"
    assert reading.issued_on.value == date(2017, 4, 5)
    assert reading.abstract.value == "Triển khai Tháng Công nhân năm 2017"
    assert (reading.signer.value, reading.signer.page) == ("Nguyễn Thị Lan Hương", 2)
    assert reading.signer_position.value == "Chủ tịch"
    # A letter does not take effect, and that is no doubt.
    assert (reading.effective_on.value, reading.effective_on.doubts) == (None, ())


def test_a_party_document_is_of_the_body_its_title_names():
    reading = read_document(
        [
            (
                "BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM\n* Hà Nội, ngày 21 tháng 10 năm 2022\n"
                "Số 17-CT/TW\nCHỈ THỊ\nCỦA BAN BÍ THƯ\nvề an toàn thực phẩm trong tình hình mới\n-----\n"
                "Công tác này đã có chuyển biến.\n1- Nâng cao nhận thức.\n2- Tăng cường kiểm tra.\n"
                "T/M BAN BÍ THƯ\n(đã ký)\nVõ Văn Thưởng"
            ),
        ]
    )
    assert reading.form is Form.PARTY
    assert (reading.number.value, reading.symbol.value) == ("17-CT/TW", "-CT/TW")
    assert (reading.issuer.value, reading.superior.value) == ("Ban Bí thư", "Ban Chấp hành Trung ương")
    assert reading.abstract.value == "Về an toàn thực phẩm trong tình hình mới"
    assert (reading.signer.value, reading.authority.value) == ("Võ Văn Thưởng", "TM. Ban Bí thư")


def test_a_law_in_capitals_and_an_amendment_in_two_lines():
    reading = read_document(
        [
            (
                "QUỐC HỘI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "Luật số: 11/2017/QH14\n"
                "Hà Nội, ngày 20 tháng 6 năm 2017\nLUẬT\nTRỢ GIÚP\nPHÁP LÝ\nCăn cứ Hiến pháp"
            ),
        ]
    )
    assert (reading.number.value, reading.document_type.value) == ("11/2017/QH14", "Luật")
    assert (reading.issuer.value, reading.abstract.value) == ("Quốc hội", "Trợ giúp pháp lý")
    assert reading.abstract.doubts == (Doubt.SPELLING,)


@pytest.mark.parametrize(
    ("written", "number", "doubts"),
    [
        ("Số: 43 / 2018 /QĐ - BTC", "43/2018/QĐ-BTC", ()),
        ("Số :43/2018/QĐ–BTC", "43/2018/QĐ-BTC", ()),
        ("SỐ: 43/2018/QÐ-BTC", "43/2018/QĐ-BTC", ()),
        ("S6: 43/2O18/QD-BTC", "43/2018/QĐ-BTC", (Doubt.REPAIRED,)),
        ("Số: l5/HD-TLD", "15/HD-TLĐ", (Doubt.REPAIRED,)),
        ("Số: O7/KH-LDLD", "07/KH-LĐLĐ", (Doubt.REPAIRED,)),
        ("Số: 12a/QĐ-LĐLĐ", "12a/QĐ-LĐLĐ", ()),
        ("Số: 914QĐ-LĐLĐ", "914/QĐ-LĐLĐ", (Doubt.REPAIRED,)),
        ("Số: 914 QD-LĐLĐ", "914/QĐ-LĐLĐ", (Doubt.REPAIRED,)),
        ("Số 17-CT/TW", "17-CT/TW", ()),
        ("Số: 43/2017/QĐ-BTC", "43/2017/QĐ-BTC", (Doubt.DISAGREES,)),
        ("Số:        /QĐ-BTC", None, (Doubt.INCOMPLETE,)),
        ("Số: ....../QĐ-BTC", None, (Doubt.INCOMPLETE,)),
        ("43/2018/QĐ-BTC", "43/2018/QĐ-BTC", (Doubt.GUESSED,)),
        ("V/v thi hành Nghị quyết số 103/2015/QH13", None, (Doubt.MISSING,)),
        ("", None, (Doubt.MISSING,)),
    ],
)
def test_numbers_as_they_are_written(written, number, doubts):
    reading = read(number=written)
    if doubts == (Doubt.GUESSED,):
        reading = read_document([f"{written}\nHà Nội, ngày 10 tháng 5 năm 2018\nQUYẾT ĐỊNH\nVề mức chi"])
    assert (reading.number.value, reading.number.doubts) == (number, doubts)


@pytest.mark.parametrize(
    ("written", "day", "doubts"),
    [
        ("Hà Nội, ngày 1 tháng 2 năm 2018", date(2018, 2, 1), ()),
        ("Hà Nội, ngày 01/02/2018", date(2018, 2, 1), ()),
        ("TP. Hồ Chí Minh, ngày O1 tháng 02 năm 2O18", date(2018, 2, 1), (Doubt.REPAIRED,)),
        ("Hà Nội, ngày     tháng 02 năm 2018", None, (Doubt.INCOMPLETE,)),
        ("Hà Nội, ngày ... tháng ... năm 2018", None, (Doubt.INCOMPLETE,)),
        ("Hà Nội, ngày 31 tháng 02 năm 2018", None, (Doubt.INCOMPLETE,)),
        ("", None, (Doubt.MISSING,)),
    ],
)
def test_dates_as_they_are_written(written, day, doubts):
    reading = read(date=written)
    assert (reading.issued_on.value, reading.issued_on.doubts) == (day, doubts)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Số: 9/QĐ-BTC Bà Rịa - Vũng Tàu, ngày 1 tháng 2 năm 2018", "Bà Rịa - Vũng Tàu"),
        ("Thành phố Hồ Chí Minh, ngày 1 tháng 2 năm 2018", "Thành phố Hồ Chí Minh"),
        ("V/v tổ chức hội thi Thừa Thiên Huế, ngày 1 tháng 2 năm 2018", "Thừa Thiên Huế"),
        ("ngày 1 tháng 2 năm 2018", None),
    ],
)
def test_the_place_is_what_stands_before_the_date(line, place):
    assert read(date=line).place.value == place


@pytest.mark.parametrize(
    ("title", "symbol", "expected", "doubts"),
    [
        ("QUYẾT ĐỊNH", "QĐ", "Quyết định", ()),
        ("Q U Y Ế T  Đ Ị N H", "QĐ", "Quyết định", ()),
        ("QUYET DINH", "QĐ", "Quyết định", ()),
        ("QUYÊT DỊNlI", "QĐ", "Quyết định", ()),
        ("THÔNG CÁO", "TC", "Thông cáo", ()),
        ("THÔNG BÁO", "QĐ", "Thông báo", (Doubt.DISAGREES,)),
        ("", "QĐ", "Quyết định", (Doubt.GUESSED,)),
    ],
)
def test_the_type_is_named_by_the_title_and_checked_by_the_symbol(title, symbol, expected, doubts):
    reading = read(title=title, number=f"Số: 43/2018/{symbol}-BTC")
    assert (reading.document_type.value, reading.document_type.doubts) == (expected, doubts)


@pytest.mark.parametrize(
    ("sentence", "day", "is_certain"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", date(2018, 5, 10), True),
        ("Quyết định này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành.", date(2018, 6, 24), True),
        ("Quyết định này có hiệu lực\ntừ ngày 01 tháng 7 năm 2018.", date(2018, 7, 1), True),
        ("Quyết định này có hiệu lực thi hành sau 15 ngày kể từ ngày đăng Công báo.", None, False),
        ("Quyết định này có hiệu lực từ ngày 01/01/2001.", date(2001, 1, 1), False),
        ("Hợp đồng này có hiệu lực từ ngày 01/7/2018.", None, False),
        ("Quyết định này có hiệu lực sau mười lăm ngày kể từ ngày ký.", date(2018, 5, 25), True),
        (
            "Quyết định này có hiệu lực sau 15 (mười lăm) ngày kể từ ngày ký ban hành.",
            date(2018, 5, 25),
            True,
        ),
        ("Quyết định này có hiệu lực sau bốn mươi lăm ngày, kể từ ngày ký.", date(2018, 6, 24), True),
        (
            "Quyết định này có hiệu lực sau một tháng kể từ ngày ký. Xong trước 30/6/2024.",
            date(2018, 6, 10),
            True,
        ),
        ("Quyết định này có hiệu lực sau hai tuần kể từ ngày ký.", date(2018, 5, 24), True),
        ("Quyết định này có hiệu lực sau 10 ngày làm việc kể từ ngày ký.", None, False),
        (
            "Quyết định này có hiệu lực sau ba mươi ngày kể từ ngày được duyệt. Từ ngày 01/7/2019 thì",
            None,
            False,
        ),
        ("Quyết định này có hiệu lực đến ngày 31/12/2018.", None, False),
        ("Quyết định này có hiệu lực từ năm học mới. Thu từ ngày 01 tháng 9 năm 2018.", None, False),
        ("Quyết định này có hiệu lực kể từ 01/7/2018.", date(2018, 7, 1), True),
        ("Quyết định này có hiệu lực từ 0 giờ ngày 01 tháng 7 năm 2018.", date(2018, 7, 1), True),
        ("Điều 2. Quyết định có hiệu lực kể từ ngày ký.", date(2018, 5, 10), True),
        (
            "Quyết định này thay thế Quyết định số 5/QĐ-LĐLĐ ngày 02/3/2015 và có hiệu lực kể từ ngày ký.",
            date(2018, 5, 10),
            True,
        ),
        ("Quyết định này thay thế Quyết định đã có hiệu lực từ ngày 01/01/2015.", None, False),
        ("Điều 2. Nghị định có hiệu lực kể từ ngày 01/7/2018.", None, False),
        ("theo đó Quyết định có hiệu lực từ ngày 01/7/2019 của Bộ.", None, False),
        ("Quyết định số 12/2001/QĐ-BTC hết hiệu lực từ ngày 01/7/2018.", None, False),
    ],
)
def test_the_day_of_effect_is_what_the_document_says_of_itself(sentence, day, is_certain):
    found = read(effect=sentence).effective_on
    assert (found.value, found.is_certain) == (day, is_certain)


@pytest.mark.parametrize(
    ("lines", "issuer", "superior"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "Ủy ban nhân dân tỉnh Lâm Đồng", None),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội", None),
        ("BỘ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG", "Bộ Tài nguyên và Môi trường", None),
        ("ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Sở Nội vụ", "Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("LĐLĐ TỈNH LÂM ĐỒNG\nCÔNG ĐOÀN NGÀNH Y TẾ", "Công đoàn ngành Y tế", "LĐLĐ tỉnh Lâm Đồng"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", None),
        ("TỈNH ỦY LÂM ĐỒNG\n*", "Tỉnh ủy Lâm Đồng", None),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆTNAM_\n..ư.ự", "Tổng Liên đoàn Lao động Việt Nam", None),
    ],
)
def test_names_of_bodies_are_put_together_and_told_apart(lines, issuer, superior):
    text = f"{lines}\nSố: 12/QĐ-XYZ\nHà Nội, ngày 1 tháng 2 năm 2018\nQUYẾT ĐỊNH\nVề mức chi"
    reading = read_document([text])
    assert (reading.issuer.value, reading.superior.value) == (issuer, superior)


@pytest.mark.parametrize(
    ("block", "signer", "position", "authority"),
    [
        (
            "TL. BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTrần Văn Bình",
            "Trần Văn Bình",
            "Chánh Văn phòng",
            "TL. Ban Thường vụ",
        ),
        (
            "TL. BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG\nTrần Văn Bình",
            "Trần Văn Bình",
            "Chánh Văn phòng",
            "TL. Ban Thường vụ",
        ),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLê Thị Hà", "Lê Thị Hà", "Phó Chủ tịch", "KT. Chủ tịch"),
        (
            "KT. TỔNG THANH TRA\nPHÓ TỔNG THANH TRA\nMai Văn Tư",
            "Mai Văn Tư",
            "Phó Tổng Thanh tra",
            "KT. Tổng Thanh tra",
        ),
        ("Q. CHỦ TỊCH\nVàng Seo Gà", "Vàng Seo Gà", "Q. Chủ tịch", None),
        ("TM. ĐOÀN CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLù Thị Mẩy", "Lù Thị Mẩy", "Phó Chủ tịch", "TM. Đoàn Chủ tịch"),
        ("GIÁM ĐỐC\nĐiểu K'Ré", "Điểu K'Ré", "Giám đốc", None),
        ("CHỦ TỊCH\nKa Mah", "Ka Mah", "Chủ tịch", None),
        ("CHỦ TỊCH\nK’Brẽ", "K’Brẽ", "Chủ tịch", None),
        ("CHỦ TỊCH\nBrẽ", None, None, None),
        ("CHỦ TỊCH\nSần Sín Sỉnh", "Sần Sín Sỉnh", "Chủ tịch", None),
        ("CHỦ TỊCH\nH'YIM KĐOH", "H'Yim Kđoh", "Chủ tịch", None),
        ("CHỦ TỊCH\n(Đã ký)\nRơ Châm H’Yéo", "Rơ Châm H’Yéo", "Chủ tịch", None),
        ("TRƯỞNG BAN\nThượng tá Phạm Kỳ", "Phạm Kỳ", "Trưởng ban", None),
        ("CHỦ TỊCH\nNơi nhận:\n- Như trên;\n- Lưu: VT.", None, None, None),
        ("CHỦ TỊCH\nDANH SÁCH\n1\nNguyễn Văn An\nỦy viên", None, None, None),
        ("GIÁM ĐỐC CHỦ TỊCH\nTrần Văn Bình Nguyễn Thị Lan", None, None, None),
    ],
)
def test_who_signed_stands_below_the_office(block, signer, position, authority):
    head = DECISION.format_map(PLAIN).split("Nơi nhận")[0]
    reading = read_document([f"{head}{block}"])
    assert (reading.signer.value, reading.signer_position.value) == (signer, position)
    assert reading.authority.value == authority


def test_a_family_name_that_nobody_listed_is_in_doubt():
    head = DECISION.format_map(PLAIN).split("Nơi nhận")[0]
    assert read_document([f"{head}CHỦ TỊCH\nXông Bá Lầu"]).signer.doubts == (Doubt.GUESSED,)
    assert read_document([f"{head}CHỦ TỊCH\nBế Minh Đức"]).signer.is_certain


def test_offices_in_a_table_of_persons_sign_nothing():
    rows = "1\tLê Thị Hồng\tChủ tịch\n2\tVũ Đức Minh\tPhó Chủ tịch\n3\tĐỗ Văn Quý\tỦy viên"
    head = DECISION.format_map(PLAIN).split("Nơi nhận")[0]
    assert read_document([f"{head}{rows}"]).signer.value is None


def test_joint_documents_name_all_their_bodies():
    reading = read_document(
        [
            (
                "BỘ NỘI VỤ - BỘ TÀI CHÍNH -\nBỘ Y TẾ\nSố: 01/2011/TTLT-BNV-BTC-BYT\n"
                "Hà Nội, ngày 6 tháng 1 năm 2011\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn phụ cấp"
            ),
        ]
    )
    assert reading.issuer.value == "Bộ Nội vụ, Bộ Tài chính và Bộ Y tế"
    assert reading.document_type.value == "Thông tư liên tịch"


def test_names_are_spelt_as_the_text_spells_them():
    text = "BỘ CÔNG THƯƠNG\nSố: 1/2011/TT-BCT\nTHÔNG TƯ\nVề điện\nCăn cứ đề nghị của Bộ Công Thương;"
    assert read_document([text]).issuer.value == "Bộ Công Thương"


def test_what_signing_programs_and_the_gazette_add_is_not_read():
    added = (
        "CÔNG BÁO/Số 145 + 146/Ngày 15-02-2020\nKý bởi: Cổng Thông tin điện tử\nThời gian ký: 05.03.2020\n"
    )
    reading = read_document([added + DECISION.format_map(PLAIN)])
    assert (reading.number.value, reading.issuer.value) == ("43/2018/QĐ-BTC", "Bộ Tài chính")
