"""Ten files as a librarian finds them on the desk: of eight documents, one of them scanned, one undated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from tests.benchmarks.intake.papers import COUNTRY, Paper
from tests.benchmarks.intake.rendering import as_docx, as_lines, as_pdf
from tests.extraction import samples
from tests.extraction.scanning import scanned

__all__ = ["DOCUMENTS", "IN_SCAN", "SCANNED", "UNDATED", "put_on_desk"]

ISSUER: Final = "Liên đoàn Lao động tỉnh Sông Mây"
SIGNER: Final = "Lê Khắc Nhượng"
IN_SCAN: Final = "thay lọc gió của máy dệt kim vào sáng thứ Bảy đầu tháng"
# What the papers are about, by number; their types follow from the symbols.
SUBJECTS: Final = {
    "911/QĐ-LĐLĐ": "Về việc khen thưởng các tổ an toàn, vệ sinh viên giỏi năm 2026",
    "912/KH-LĐLĐ": "Tập huấn sơ cứu cho an toàn, vệ sinh viên ở các doanh nghiệp dệt may",
    "913/HD-LĐLĐ": "Tự kiểm tra an toàn điện trong nhà trọ công nhân",
    "914/TB-LĐLĐ": "Kết quả chấm điểm góc an toàn của công đoàn cơ sở",
    "915/QĐ-LĐLĐ": "Về việc bảo dưỡng máy móc ở xưởng thực hành của công đoàn",
    "916/KH-LĐLĐ": "Đo tiếng ồn và bụi ở các xưởng may sau giờ làm",
    "917/HD-LĐLĐ": "Ghi nhật ký an toàn của tổ sản xuất",
    "918/QĐ-LĐLĐ": "Về việc thành lập đội chữa cháy công nhân khu Bến Dừa",
}
TYPES: Final = {"QĐ": "QUYẾT ĐỊNH", "KH": "KẾ HOẠCH", "HD": "HƯỚNG DẪN", "TB": "THÔNG BÁO"}
SCANNED: Final = "915/QĐ-LĐLĐ"
UNDATED: Final = "916/KH-LĐLĐ"
#: How many drafts the ten files make.
DOCUMENTS: Final = len(SUBJECTS)


def put_on_desk(folder: Path) -> list[Path]:
    """Write the files into a folder; a document and its table, or its copy for Word, bear one name."""
    paths = []
    for name, content in _files():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


def _files() -> Iterator[tuple[str, bytes]]:
    paper = {number: _paper(number) for number in SUBJECTS}
    table = [["Công đoàn cơ sở", "Điểm"], ["May Bến Dừa", 92], ["Dệt Cồn Cát", 88]]
    yield "911-QD-LDLD.pdf", as_pdf(paper["911/QĐ-LĐLĐ"])
    yield "912-KH-LDLD.docx", as_docx(paper["912/KH-LĐLĐ"])
    yield "913-HD-LDLD.odt", _odt(paper["913/HD-LĐLĐ"])
    yield "914-TB-LDLD.pdf", as_pdf(paper["914/TB-LĐLĐ"])
    yield "914-TB-LDLD.xlsx", samples.xlsx(**{"Bảng điểm": table})
    yield "bản quét 0007.pdf", _scan(paper[SCANNED])
    yield "916-KH-LDLD.docx", as_docx(paper[UNDATED])
    yield "917-HD-LDLD.pdf", as_pdf(paper["917/HD-LĐLĐ"])
    yield "917-HD-LDLD.docx", as_docx(paper["917/HD-LĐLĐ"])
    yield "918-QD-LDLD.pdf", as_pdf(paper["918/QĐ-LĐLĐ"])


def _scan(paper: Paper) -> bytes:
    """What is looked for stands on the second page."""
    annex = f"Phụ lục\n\nTổ cơ khí {IN_SCAN}.\n\nTổ trưởng ghi lại ngày thay và ký vào sổ của xưởng."
    return scanned(samples.pdf("\n".join([as_lines(paper, "apart")]), annex))


def _odt(paper: Paper) -> bytes:
    lines = as_lines(paper, "apart").splitlines()
    return samples.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


def _paper(number: str) -> Paper:
    title = TYPES[number.partition("/")[2].partition("-")[0]]
    day = "ngày     tháng 11 năm 2026" if number == UNDATED else "ngày 16 tháng 11 năm 2026"
    return Paper(
        source_id=number,
        form="union",
        left=("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", ISSUER.upper(), "-------", f"Số: {number}"),
        right=(COUNTRY, "Độc lập - Tự do - Hạnh phúc", "---------------", f"Sông Mây, {day}"),
        title=(title, SUBJECTS[number]),
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
        abstract=SUBJECTS[number],
        signer=SIGNER,
    )
