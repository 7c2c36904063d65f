"""Ten files as a librarian finds them on the desk: of eight documents, one of them scanned, one undated.

Each desk has numbers and titles of its own, so that a site can be given several.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

import pypdfium2

from tests.benchmarks.intake.papers import COUNTRY, Paper
from tests.benchmarks.intake.rendering import as_docx, as_lines, as_pdf
from tests.extraction import samples
from tests.extraction.scanning import scanned
from vietnamese.text import fold

__all__ = ["DOCUMENTS", "IN_SCAN", "SCANNED", "UNDATED", "desk", "file_stem", "put_on_desk"]

ISSUER: Final = "Liên đoàn Lao động tỉnh Sông Mây"
SIGNER: Final = "Lê Khắc Nhượng"
IN_SCAN: Final = "thay lọc gió của máy dệt kim vào sáng thứ Bảy đầu tháng"
# What the papers are about, with the symbols of their numbers.
SUBJECTS: Final = (
    ("QĐ", "Về việc khen thưởng các tổ an toàn, vệ sinh viên giỏi"),
    ("KH", "Tập huấn sơ cứu cho an toàn, vệ sinh viên ở các doanh nghiệp dệt may"),
    ("HD", "Tự kiểm tra an toàn điện trong nhà trọ công nhân"),
    ("TB", "Kết quả chấm điểm góc an toàn của công đoàn cơ sở"),
    ("QĐ", "Về việc bảo dưỡng máy móc ở xưởng thực hành của công đoàn"),
    ("KH", "Đo tiếng ồn và bụi ở các xưởng may sau giờ làm"),
    ("HD", "Ghi nhật ký an toàn của tổ sản xuất"),
    ("QĐ", "Về việc thành lập đội chữa cháy công nhân khu Bến Dừa"),
)
SCANNED: Final = 4
UNDATED: Final = 5
TYPES: Final = {"QĐ": "QUYẾT ĐỊNH", "KH": "KẾ HOẠCH", "HD": "HƯỚNG DẪN", "TB": "THÔNG BÁO"}
#: How many drafts the ten files make.
DOCUMENTS: Final = len(SUBJECTS)


def desk(first: int) -> list[Paper]:
    """The papers, in the order of their numbers, of which this is the first."""
    return [
        _paper(f"{first + place}/{symbol}-LĐLĐ", place, first) for place, (symbol, _) in enumerate(SUBJECTS)
    ]


def put_on_desk(papers: Sequence[Paper], folder: Path) -> list[Path]:
    """Write the files into a folder; a document and its table, or its copy for Word, bear one name."""
    paths = []
    for name, content in _files(papers):
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


def file_stem(paper: Paper) -> str:
    """How offices name the file of a document: 911-QD-LDLD."""
    return fold(paper.number).upper().replace("/", "-")


def _files(papers: Sequence[Paper]) -> Iterator[tuple[str, bytes]]:
    praise, course, power, points, _scanned, noise, diary, fire = papers
    table = [["Công đoàn cơ sở", "Điểm"], ["May Bến Dừa", 92], ["Dệt Cồn Cát", 88]]
    yield f"{file_stem(praise)}.pdf", as_pdf(praise)
    yield f"{file_stem(course)}.docx", as_docx(course)
    yield f"{file_stem(power)}.odt", _odt(power)
    yield f"{file_stem(points)}.pdf", as_pdf(points)
    yield f"{file_stem(points)}.xlsx", samples.xlsx(**{"Bảng điểm": table})
    yield "bản quét 0007.pdf", _scan(papers[SCANNED])
    yield f"{file_stem(noise)}.docx", as_docx(noise)
    yield f"{file_stem(diary)}.pdf", as_pdf(diary)
    yield f"{file_stem(diary)}.docx", as_docx(diary)
    yield f"{file_stem(fire)}.pdf", as_pdf(fire)


def _scan(paper: Paper) -> bytes:
    """What is looked for stands on the second page."""
    annex = f"Phụ lục\n\nTổ cơ khí {IN_SCAN}.\n\nTổ trưởng ghi lại ngày thay và ký vào sổ của xưởng."
    printed, stored = pypdfium2.PdfDocument(as_pdf(paper)), io.BytesIO()
    printed.import_pages(pypdfium2.PdfDocument(samples.pdf(annex)))
    printed.save(stored)
    return scanned(stored.getvalue())


def _odt(paper: Paper) -> bytes:
    lines = as_lines(paper, "apart").splitlines()
    return samples.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


def _paper(number: str, place: int, first: int) -> Paper:
    symbol, subject = SUBJECTS[place]
    title, subject = TYPES[symbol], f"{subject} đợt {first}"
    day = "ngày     tháng 11 năm 2026" if place == UNDATED else "ngày 16 tháng 11 năm 2026"
    return Paper(
        source_id=number,
        form="union",
        left=("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", ISSUER.upper(), "-------", f"Số: {number}"),
        right=(COUNTRY, "Độc lập - Tự do - Hạnh phúc", "---------------", f"Sông Mây, {day}"),
        title=(title, subject),
        body=(
            "Căn cứ chương trình công tác năm 2026 của Ban Chấp hành Liên đoàn Lao động tỉnh;",
            "Điều 1. Công đoàn cơ sở bố trí người, thời gian, dụng cụ; mỗi tổ cử một người theo dõi.",
            "Điều 2. Kết quả được ghi vào sổ và báo về Liên đoàn Lao động tỉnh trước ngày cuối quý.",
        ),
        recipients=("Nơi nhận:", "- Các công đoàn cơ sở;", "- Lưu: VT."),
        signature=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", SIGNER),
        number=number,
        document_type=title.capitalize(),
        issuer=ISSUER,
        issued_on=date(2026, 11, 16),
        effective_on=None,
        abstract=subject,
        signer=SIGNER,
    )
