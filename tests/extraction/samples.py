"""Files to be read, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.text import WD_BREAK
from fpdf import FPDF
from fpdf.encryption import AccessPermission
from openpyxl import Workbook

import demonstration
from extraction.readers.reading import read
from extraction.readers.results import Ending, Limits, PageText

FONT = Path(demonstration.__file__).parent / "fonts" / "Tinos-Regular.ttf"
SENTENCE = "Điều 1. Người lao động thuộc công đoàn cơ sở được hưởng chế độ nghỉ dưỡng."


def read_bytes(
    folder: Path, name: str, content: bytes, limits: Limits | None = None
) -> tuple[Ending, list[PageText]]:
    """Read some bytes as a file called `name`."""
    path = folder / "file"
    path.write_bytes(content)
    pages: list[PageText] = []
    return read(path, name, limits or Limits(), pages.append), pages


def pdf(*pages: str, password: str = "", size: str | tuple[float, float] = "A4") -> bytes:
    """A PDF with a text layer, a page for each text."""
    made = FPDF(format=size)
    made.set_auto_page_break(False)
    made.add_font("serif", fname=FONT)
    made.set_font("serif", size=13)
    if password:
        made.set_encryption(
            owner_password="owner", user_password=password, permissions=AccessPermission.none()
        )
    for text in pages:
        made.add_page()
        made.multi_cell(0, text=text)
    return bytes(made.output())


def docx(*pages: str, heading: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file with breaks between the pages; heading and table stand on the first."""
    document = Document()
    if heading:
        document.add_heading(heading, 2)
    if table:
        rows = document.add_table(len(table), len(table[0]))
        for row, texts in zip(rows.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    for number, text in enumerate(pages):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for paragraph in text.splitlines():
            document.add_paragraph(paragraph)
    return _saved(document)


def docx_in_fonts(*runs: tuple[str, str]) -> bytes:
    """A Word file of one paragraph, whose runs are (text, font)."""
    document = Document()
    paragraph = document.add_paragraph()
    for text, font in runs:
        paragraph.add_run(text).font.name = font
    return _saved(document)


def xlsx(**sheets: Sequence[Sequence[object]]) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return _saved(workbook)


ODT_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def odt(body: str, manifest: str = "") -> bytes:
    """An OpenDocument text of this XML, which may use the prefixes office, text and table."""
    content = f"<office:document-content {ODT_NAMES}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return package(members | ({"META-INF/manifest.xml": manifest} if manifest else {}))


def package(members: dict[str, str | bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stored.getvalue()


def bomb(unpacked: int) -> bytes:
    """A Word file of a few kilobytes that fills `unpacked` bytes."""
    return package({"word/document.xml": b" " * unpacked})


def _saved(document: object) -> bytes:
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()
