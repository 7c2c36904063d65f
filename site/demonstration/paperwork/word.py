from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from demonstration import markup
from demonstration.blocks import Block, Heading, NumberedList, Paragraph, Table
from demonstration.paperwork.sheet import Sheet

FONT = "Times New Roman"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
#: The oldest moment a zip archive can hold: every part of the file gets it, so the bytes never change.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def make_docx(sheet: Sheet, made: datetime) -> bytes:
    """The sheet as a Word file that can be edited; the same bytes for the same arguments."""
    word = docx.Document()
    _set_up(word, sheet, made)
    if sheet.issuer:
        _set_heading(word, sheet)
    for line in filter(None, (sheet.title, sheet.abstract)):
        _line(word.add_paragraph(), line, bold=True, size=14, after=2)
    word.add_paragraph()
    for block in sheet.body:
        _set_block(word, block)
    if sheet.signer:
        _set_signature(word, sheet)
    _line(word.add_paragraph(), sheet.notice, italic=True, size=9)
    target = BytesIO()
    word.save(target)
    return _with_fixed_times(target.getvalue())


def _set_up(word: Document, sheet: Sheet, made: datetime) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(17)
    style = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    style.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    properties = word.core_properties
    properties.title, properties.language = sheet.subject, "vi-VN"
    properties.author = properties.last_modified_by = sheet.issuer[-1].title() if sheet.issuer else ""
    properties.comments = sheet.notice
    properties.created = properties.modified = made.replace(tzinfo=None)


def _line(
    paragraph: WordParagraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 13,
    after: float = 0,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _lines(
    cell: _Cell, lines: list[tuple[str, bool, bool, float]], align: WD_ALIGN_PARAGRAPH = CENTRE
) -> None:
    """Fill a cell with lines: text, bold, italic, size."""
    paragraph = cell.paragraphs[0]
    for index, (text, bold, italic, size) in enumerate(lines):
        if index:
            paragraph = cell.add_paragraph()
        _line(paragraph, text, bold=bold, italic=italic, size=size, align=align)


def _set_heading(word: Document, sheet: Sheet) -> None:
    table = word.add_table(rows=2, cols=2)
    table.autofit = False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(72), Mm(91)
    *parents, issuer = [line for line in sheet.issuer if line != "*"]
    left = [(name, False, False, 12.0) for name in parents] + [(issuer, True, False, 12.0)]
    left.append(("*" if "*" in sheet.issuer else "―――――", False, False, 10.0))
    _lines(table.cell(0, 0), left)
    _lines(
        table.cell(0, 1),
        [(line, True, False, 12.0) for line in sheet.nation] + [("―――――――――", False, False, 10.0)],
    )
    _lines(table.cell(1, 0), [(line, False, False, 12.0) for line in sheet.reference])
    _lines(table.cell(1, 1), [(sheet.place_and_day, False, True, 13.0)])
    word.add_paragraph()


def _set_block(word: Document, block: Block) -> None:
    match block:
        case Heading(text=text, level=2):
            _line(word.add_paragraph(), text, bold=True, size=14, after=6)
        case Heading(text=text):
            _set_paragraph(word, f"**{text}**")
        case Paragraph(text=text):
            _set_paragraph(word, text)
        case NumberedList(items=items):
            for number, item in enumerate(items, 1):
                _set_paragraph(word, f"{number}. {item}")
        case Table():
            _set_table(word, block)
        case _:
            raise TypeError(f"a paper can't hold {type(block).__name__}")


def _set_paragraph(word: Document, text: str) -> None:
    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after, form.line_spacing = Mm(10), Pt(6), 1.15
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if "....." in text else WD_ALIGN_PARAGRAPH.JUSTIFY
    for piece in markup.runs(text):
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold, piece.italic


def _set_table(word: Document, table: Table) -> None:
    if table.caption:
        _line(word.add_paragraph(), table.caption, italic=True, size=13)
    grid = word.add_table(rows=0, cols=len(table.rows[0]), style="Table Grid")
    for index, cells in enumerate(table.rows):
        row = grid.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            _lines(cell, [(text, index == 0, False, 12.0)], align=WD_ALIGN_PARAGRAPH.LEFT)
    word.add_paragraph()


def _set_signature(word: Document, sheet: Sheet) -> None:
    word.add_paragraph()
    left, right = word.add_table(rows=1, cols=2).rows[0].cells
    if sheet.recipients:
        lines = [("Nơi nhận:", True, True, 12.0)]
        lines += [(f"- {recipient}", False, False, 11.0) for recipient in sheet.recipients]
        _lines(left, lines, align=WD_ALIGN_PARAGRAPH.LEFT)
    signature = [(line, True, False, 13.0) for line in sheet.signature]
    _lines(right, [*signature, *[("", False, False, 13.0)] * 4, (sheet.signer, True, False, 13.0)])
    word.add_paragraph()


def _with_fixed_times(archive: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(ZipInfo(name, ZIP_EPOCH), source.read(name), ZIP_DEFLATED)
    return target.getvalue()
