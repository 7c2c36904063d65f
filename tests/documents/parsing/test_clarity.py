"""What recognition was not sure of is doubted; numbers and days that are unsure are not given."""

from __future__ import annotations

from datetime import date

import pytest

from documents.parsing import Doubt, read_document
from documents.parsing.clarity import PageOfFile, weigh

PAGE = """LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 626/HD-LĐLĐ Nghệ An, ngày 21 tháng 11 năm 2017

HƯỚNG DẪN
Tổ chức đại hội công đoàn cơ sở

Căn cứ Luật Công đoàn ngày 20 tháng 6 năm 2012;
"""


def weighed(*words: tuple[str, int]):
    unsure = [(PAGE.index(word), PAGE.index(word) + len(word), sure) for word, sure in words]
    return weigh(read_document([PAGE]), [PageOfFile(PAGE, unsure)])


def test_a_page_that_was_recognised_well_stays_as_it_was_read():
    reading = weighed()
    assert reading == read_document([PAGE])
    assert (reading.number.value, reading.issued_on.value) == ("626/HD-LĐLĐ", date(2017, 11, 21))


def test_a_number_written_by_hand_is_not_read_and_keeps_symbol_and_line():
    reading = weighed(("626/HD-LĐLĐ", 50))
    assert reading.number.value is None
    assert reading.number.doubts == (Doubt.NOT_READ,)
    assert reading.number.raw == "Số: 626/HD-LĐLĐ"
    assert reading.symbol.value == "/HD-LĐLĐ"
    assert reading.issued_on.is_certain


def test_a_number_whose_symbol_alone_is_unsure_is_doubted():
    reading = weighed(("HD-LĐLĐ", 50))
    assert (reading.number.value, reading.number.doubts) == ("626/HD-LĐLĐ", (Doubt.UNCLEAR,))


@pytest.mark.parametrize("part", ["21 tháng", "11 năm 2017"])
def test_a_day_written_by_hand_is_not_read(part):
    reading = weighed((part, 80))
    assert (reading.issued_on.value, reading.issued_on.doubts) == (None, (Doubt.NOT_READ,))
    assert reading.issued_on.raw == "ngày 21 tháng 11 năm 2017"
    assert reading.number.is_certain


@pytest.mark.parametrize(
    ("word", "sure", "field", "certain"),
    [
        ("LIÊN", 50, "issuer", False),
        ("LIÊN", 85, "issuer", True),
        ("HƯỚNG", 40, "document_type", False),
        ("đại hội", 60, "abstract", False),
        # The line of the issuer has another column, whose words are not its own.
        ("CỘNG HÒA", 10, "issuer", True),
        ("Căn cứ", 10, "document_type", True),
        # Of a long text one word may be wrong however sure each of them is.
        ("Căn cứ", 10, "abstract", False),
    ],
)
def test_other_fields_keep_their_value_with_a_doubt(word, sure, field, certain):
    found = getattr(weighed((word, sure)), field)
    assert found.value == getattr(read_document([PAGE]), field).value
    assert found.is_certain is certain
    assert (Doubt.UNCLEAR in found.doubts) is not certain


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Hướng dẫn này có hiệu lực kể từ ngày ký, thay thế Hướng dẫn năm 2017.", None),
        ("Hướng dẫn này có hiệu lực sau mười ngày kể từ ngày ký.", None),
        ("Hướng dẫn này có hiệu lực từ ngày 01/12/2017.", date(2017, 12, 1)),
    ],
)
def test_a_day_of_effect_is_as_unknown_as_the_day_it_is_reckoned_from(sentence, day):
    text = f"{PAGE}{sentence}"
    unsure = [(text.index("21 tháng"), text.index("21 tháng") + 2, 40)]
    reading = weigh(read_document([text]), [PageOfFile(text, unsure)])
    assert (reading.issued_on.value, reading.effective_on.value) == (None, day)


@pytest.mark.parametrize(
    ("recognised", "doubts"),
    [
        ("Lò Văn Pọm", ()),
        ("Nguyễn Thị Hồng Vân", ()),
        # A stamp over the first word leaves no trace of it.
        ("Lê Duẩn", (Doubt.UNCLEAR,)),
        ("Hồng Vân", None),
        ("Ngọc Tùng", None),
    ],
)
def test_of_a_name_in_a_scan_a_word_may_be_missing(recognised, doubts):
    text = f"{PAGE}Nội dung.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\n{recognised}"
    reading = weigh(read_document([text]), [PageOfFile(text, [(0, 4, 40)])])
    expected = (None, (Doubt.NOT_READ,)) if doubts is None else (recognised, doubts)
    assert (reading.signer.value, reading.signer.doubts) == expected


@pytest.mark.parametrize(("sure", "signer"), [(90, "Lò Văn Pọm"), (60, None)])
def test_a_name_without_an_office_has_to_be_recognised_surely(sure, signer):
    text = PAGE + "Nội dung.\n" * 6 + "Nơi nhận:\n- Lưu: VT.\nLò Văn Pọm"
    unsure = [(len(text) - 3, len(text), sure)] if sure < 85 else []
    reading = weigh(read_document([text]), [PageOfFile(text, unsure)])
    assert reading.signer.value == signer
    assert not reading.signer.is_certain
