"""What is left to read where hands and stamps lie over print."""

from __future__ import annotations

from datetime import date

import pytest

from documents.parsing import Doubt, read_document

HEAD = """LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/CV-LĐLĐ Độc lập - Tự do - Hạnh phúc
"""
TEXT = HEAD + "Nghệ An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTổ chức tháng công nhân\n" + "Nội dung.\n" * 6


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nVỤ\nzCHỦ TỊCH\nĐOÀN\nThạch Thị Sa Rây", "Thạch Thị Sa Rây"),
        ("Nơi nhận: N THƯỜNG VỤ\n- Như trên;\n- Lưu: VT, x\n` Đặng Ngọc Tùng _", "Đặng Ngọc Tùng"),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nrần Đức Thắng", None),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", None),
    ],
)  # fmt: skip
def test_a_name_whose_office_is_stamped_over_is_given_in_doubt(block, signer):
    found = read_document([TEXT + block]).signer
    assert found.value == signer
    assert not found.is_certain


@pytest.mark.parametrize(
    "day",
    [
        "ngày. 4Ö..tháng m.. năm 2014",
        "ngày ¿2 Í tháng / Ý năm 2014",
        "ngày ] Vang 3 năm 2014",
        "ngày - J9. năm 2014",
    ],
)
def test_a_day_that_nobody_can_read_is_incomplete_and_in_no_other_field(day):
    text = f"{HEAD}V/v quy định việc đánh giá Nghệ An, {day}\nkết quả công tác\n\nKính gửi: Các đơn vị.\n"
    reading = read_document([text])
    assert (reading.issued_on.value, reading.issued_on.doubts) == (None, (Doubt.INCOMPLETE,))
    assert reading.issued_on.raw == day
    assert reading.abstract.value == "Quy định việc đánh giá kết quả công tác"


def test_a_day_that_can_be_read_stays():
    assert read_document([TEXT]).issued_on.value == date(2024, 3, 5)


def test_long_words_below_the_text_take_no_time():
    reading = read_document([f"{TEXT}Nơi nhận:\n{'ĐOÀNVIÊN' * 40};\n{'A' + 'b' * 300} 1\n"])
    assert reading.signer.value is None
