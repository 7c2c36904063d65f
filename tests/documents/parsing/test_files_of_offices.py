"""Files as offices make them, through the readers of files: what each has to give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from documents.parsing import Doubt, NoticeKind, read_document
from extraction.readers.reading import read
from extraction.readers.results import Limits

FILES = Path(__file__).parent / "files"
YTE = {
    "issuer": "Công đoàn ngành Y tế",
    "superior": "Liên đoàn Lao động tỉnh Sông Mây",
    "issued_on": date(2024, 3, 5),
}
EXPECTED = {
    "cdcs-ten.docx": {
        "number": "05/QĐ-CĐCS",
        "issuer": "Công đoàn cơ sở Trường THPT Nguyễn Huệ",
        "superior": "Công đoàn Khu kinh tế tỉnh Sông Mây",
        "signer": "Nguyễn Thị Lan",
        "signer_position": "Chủ tịch",
    },
    "cong-van-ban.docx": {
        "number": "1077/LĐLĐ-ToC",
        "issuer": "Ban Tuyên giáo",
        "superior": "Liên đoàn Lao động tỉnh Sông Mây",
        "abstract": "Rà soát cán bộ",
    },
    "hai-chu-ky.docx": {
        "number": "07/QCPH-LĐLĐ-UBND",
        "issuer": "Liên đoàn Lao động tỉnh và Ủy ban nhân dân tỉnh",
        "effective_on": date(2024, 3, 5),
    },
    "cdcs-cty.docx": {
        "issuer": "CĐCS Công ty TNHH MTV May XK Hoa Sen",
        "superior": "Công đoàn Khu kinh tế tỉnh Sông Mây",
    },
    "gap-mat.docx": YTE | {"number": "31/KH-CĐYT"},
    "tien-mat.docx": YTE | {"number": "32/QyĐ-CĐYT"},
    "thoa-uoc.docx": {"number": None, "issuer": None, "issued_on": None},
    "phu-luc.docx": {"number": None, "issuer": None, "issued_on": None, "document_type": None},
    "so-doc-hong-1.docx": YTE | {"number": None, "symbol": "/LĐLĐ-CSPLQH"},
    "so-doc-hong-2.docx": YTE | {"number": None, "symbol": "/KH-CĐYT"},
    "so-khong.docx": YTE | {"number": None, "symbol": "/TB-CĐYT"},
    "chanh-van-phong.docx": YTE
    | {
        "signer": "Trần Văn Bình",
        "signer_position": "Chánh Văn phòng",
        "authority": "TL. Ban Thường vụ",
    },
    "van-phong.docx": {
        "number": "39-CV/VPTU",
        "issuer": "Văn phòng Tỉnh ủy Sông Mây",
        "signer": "Trần Văn Bình",
        "signer_position": "Chánh Văn phòng",
    },
    "ten-dan-toc.docx": YTE | {"signer": "H’Yim Kđoh", "signer_position": "Chủ tịch"},
    "ten-hiem.docx": YTE | {"signer": "Bế Minh Đức", "signer_position": "Chủ tịch"},
    "muoi-lam-ngay.docx": YTE | {"effective_on": date(2024, 3, 20)},
    "hai-van-ban.pdf": YTE | {"number": "52/TTr-CĐYT", "signer": "Trần Văn Bình"},
}


def reading_of(name):
    pages = []
    read(FILES / name, name, Limits(), lambda page: pages.append(page.text))
    return read_document(pages)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_gives_what_is_printed_in_it(name):
    reading = reading_of(name)
    assert {field: getattr(reading, field).value for field in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "notices"),
    [
        ("gap-mat.docx", []),
        ("tien-mat.docx", []),
        ("phu-luc.docx", [(NoticeKind.ANNEX, 1, "88/QĐ-LĐLĐ, 12/04/2023")]),
        ("hai-van-ban.pdf", [(NoticeKind.SECOND_HEAD, 2, "53/QĐ-CĐYT")]),
        ("thoa-uoc.docx", []),
    ],
)
def test_a_file_gives_what_is_to_be_noticed(name, notices):
    found = reading_of(name).notices
    assert [(notice.kind, notice.page, notice.detail) for notice in found] == notices


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("so-doc-hong-1.docx", "Số: /74/LĐLĐ- CSPLQH"),
        ("so-doc-hong-2.docx", "Số: J†§ /KH-CĐYT"),
        ("so-khong.docx", "Số: 0/TB-CĐYT"),
    ],
)
def test_a_number_that_nobody_can_read_is_quoted(name, raw):
    number = reading_of(name).number
    assert (number.doubts, number.raw) == ((Doubt.INCOMPLETE,), raw)


def test_of_two_who_signed_together_the_first_is_in_doubt():
    reading = reading_of("hai-chu-ky.docx")
    assert reading.signer.value == "Trần Văn Bình"
    assert reading.signer.doubts == (Doubt.GUESSED,)
