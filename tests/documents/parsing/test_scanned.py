"""What scans make of drawn rules, of the recipients beside a name, and of letters that look alike."""

from __future__ import annotations

import pytest

from documents.parsing import read_document
from documents.parsing.drawn_rules import is_misread_rule
from extraction.readers.tesseract import SEEN_TWICE

LETTER = """
SỞ NỘI VỤ TỈNH SÔNG MÂY CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{rule} Độc lập — Tự do — Hạnh phúc
Số: 61/QĐ-SNV
Sông Mây, ngày 10 tháng 5 năm 2018
QUYẾT ĐỊNH
Về việc quy định mức chi của đoàn kiểm tra
Căn cứ Luật Kế toán số 88/2015/QH13 ngày 20 tháng 11 năm 2015;
Điều 1. Mức chi được quy định như sau.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- Các ban, đơn vị trực thuộc;
{archive}
"""


def read(rule="-------", archive="- Lưu: VT. Trần Văn Tá"):
    return read_document([LETTER.format(rule=rule, archive=archive)])


@pytest.mark.parametrize(
    "rule",
    [
        "-------",
        "",
        "..ư.ự",
        "Kxtobitrrsieee",
        "SRTSTEIESIOtQxHDE",
        "TXE KT EETGEEGSERNGI",
        "SW7EcEPRt2EANN/DĐrđEE",
        "XI kffttrvrrcu mo",
        '_ "` ..',
    ],
)
def test_a_rule_is_no_part_of_the_issuer_whatever_is_read_in_it(rule):
    assert read(rule).issuer.value == "Sở Nội vụ tỉnh Sông Mây"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CÔNG ĐOÀN VIÊN CHỨC", False),
        ("PETROVIETNAM", False),
        ("SAMSUNG VIỆT NAM", False),
        ("TKV", False),
        ("VIỆTNAM", False),
        ("EETGEEGSERNGI", True),
        ("", False),
    ],
)
def test_names_in_one_word_are_no_rules(line, expected):
    assert is_misread_rule(line) is expected


@pytest.mark.parametrize(
    "archive",
    [
        "- Lưu: VT. Trần Văn Tá",
        "- Lưu: VT, TC. Trần Văn Tá",
        "“lifu: VI. Trần Văn Tá",
        "= IUPU: VI Trần Văn Tá",
        "Trần Văn Tá",
    ],
)
def test_who_signed_stands_beside_where_it_is_kept(archive):
    assert read(archive=archive).signer.value == "Trần Văn Tá"


@pytest.mark.parametrize(
    ("seen", "meant"), [("QĐÐ-TTg", "QĐ-TTg"), ("CÐĐVC", "CĐVC"), ("ĐĐBQH", "ĐĐBQH"), ("QĐ", "QĐ")]
)
def test_one_letter_seen_as_two_that_look_alike_is_one(seen, meant):
    assert SEEN_TWICE.sub("Đ", seen) == meant


def test_a_dash_at_the_end_of_a_line_goes_on_with_a_name():
    text = LETTER.format(rule="-", archive="").replace(
        "SỞ NỘI VỤ TỈNH SÔNG MÂY", "BỘ TÀI CHÍNH - BỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI"
    )
    text = text.replace("61/QĐ-SNV", "61/2018/TTLT-BTC-BLĐTBXH").replace("QUYẾT ĐỊNH", "THÔNG TƯ LIÊN TỊCH")
    issuer = read_document([text]).issuer.value
    assert issuer == "Bộ Tài chính và Bộ Lao động - Thương binh và Xã hội"
