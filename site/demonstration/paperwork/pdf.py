from __future__ import annotations

from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from demonstration import markup
from demonstration.blocks import Block, Heading, NumberedList, Paragraph, Table
from demonstration.paperwork.sheet import Sheet

FONT_FOLDER = Path(__file__).parent.parent / "fonts"
FAMILY = "Tinos"
SIZE = 13
LINE = 6.4
#: Margins of NĐ 30/2020, Phụ lục I, in millimetres.
TOP, RIGHT, BOTTOM, LEFT = 20, 17, 20, 30
WIDTH = 210 - LEFT - RIGHT
LEFT_COLUMN = WIDTH * 0.44


class _Paper(FPDF):
    def __init__(self) -> None:
        super().__init__(format="A4")
        for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
            self.add_font(FAMILY, style, FONT_FOLDER / f"Tinos-{name}.ttf")
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(True, BOTTOM)
        self.set_lang("vi-VN")

    def header(self) -> None:
        """NĐ 30/2020: the number of the page centred at its top, none on the first."""
        if self.page_no() > 1:
            self.set_font(FAMILY, "", SIZE)
            self.set_xy(LEFT, 11)
            self.cell(WIDTH, LINE, str(self.page_no()), align="C")
            self.set_xy(LEFT, TOP)

    def stack(self, lines: tuple[tuple[str, str, float], ...], x: float, width: float) -> None:
        """Centred lines one under the other, each with its style and size."""
        for text, style, size in lines:
            self.set_font(FAMILY, style, size)
            self.set_x(x)
            self.multi_cell(width, LINE * size / SIZE, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def make_pdf(sheet: Sheet, made: datetime) -> bytes:
    """The sheet as PDF with a text layer; the same bytes for the same arguments."""
    paper = _Paper()
    paper.set_title(sheet.subject)
    paper.set_creation_date(made)
    paper.add_page()
    if sheet.issuer:
        _set_heading(paper, sheet)
    _set_title(paper, sheet)
    for block in sheet.body:
        _set_block(paper, block)
    if sheet.signer:
        _set_signature(paper, sheet)
    paper.ln(6)
    paper.set_font(FAMILY, "I", 9)
    paper.multi_cell(WIDTH, 4.4, sheet.notice, align="C")
    return bytes(paper.output())


def _set_heading(paper: _Paper, sheet: Sheet) -> None:
    top, right = paper.get_y(), LEFT + LEFT_COLUMN
    *parents, issuer = [line for line in sheet.issuer if line != "*"]
    # A long name breaks before the name of its province, never inside it.
    name = issuer.replace(" TỈNH ", "\nTỈNH ") if len(issuer) > 26 else issuer
    paper.stack((*((each, "", 12) for each in parents), (name, "B", 12)), LEFT, LEFT_COLUMN)
    if "*" in sheet.issuer:
        paper.stack((("*", "B", 12),), LEFT, LEFT_COLUMN)
    else:
        _rule(paper, LEFT + LEFT_COLUMN / 2, LEFT_COLUMN * 0.36)
    below_rule = paper.get_y() + 2.5
    first, *others = sheet.nation
    paper.set_y(top)
    paper.stack(((first, "B", 12), *((line, "B", 13) for line in others)), right, WIDTH - LEFT_COLUMN)
    _rule(paper, right + (WIDTH - LEFT_COLUMN) / 2, (WIDTH - LEFT_COLUMN) * (0.62 if others else 0.68))
    under = max(below_rule, paper.get_y() + 2.5)
    paper.set_y(under)
    number, *subject = sheet.reference
    paper.stack(((number, "", 13), *((line, "", 12) for line in subject)), LEFT, LEFT_COLUMN)
    left_end = paper.get_y()
    paper.set_y(under)
    paper.stack(((sheet.place_and_day, "I", 13),), right, WIDTH - LEFT_COLUMN)
    paper.set_y(max(left_end, paper.get_y()) + 5)


def _rule(paper: _Paper, centre: float, length: float) -> None:
    y = paper.get_y() + 0.8
    paper.set_line_width(0.25)
    paper.line(centre - length / 2, y, centre + length / 2, y)


def _set_title(paper: _Paper, sheet: Sheet) -> None:
    if not sheet.title:
        return
    paper.stack(((sheet.title, "B", 14),), LEFT, WIDTH)
    if sheet.abstract:
        paper.stack(((sheet.abstract, "B", 14),), LEFT + 12, WIDTH - 24)
        _rule(paper, LEFT + WIDTH / 2, WIDTH * 0.26)
    paper.ln(5)


def _set_block(paper: _Paper, block: Block) -> None:
    match block:
        case Heading(text=text, level=2):
            paper.ln(1.5)
            paper.stack(((text, "B", SIZE),), LEFT, WIDTH)
            paper.ln(2)
        case Heading(text=text):
            _set_paragraph(paper, f"**{text}**")
        case Paragraph(text=text):
            _set_paragraph(paper, text)
        case NumberedList(items=items):
            for number, item in enumerate(items, 1):
                _set_paragraph(paper, f"{number}. {item}")
        case Table():
            _set_table(paper, block)
        case _:
            raise TypeError(f"a paper can't hold {type(block).__name__}")


def _set_paragraph(paper: _Paper, text: str) -> None:
    align = "L" if "....." in text else "J"
    with (
        paper.text_columns(ncols=1, text_align=align, line_height=1.34) as column,
        column.paragraph(first_line_indent=10, bottom_margin=2) as paragraph,
    ):
        for run in markup.runs(text):
            paper.set_font(FAMILY, "B" if run.bold else "I" if run.italic else "", SIZE)
            paragraph.write(run.text)
    paper.set_x(LEFT)


def _set_table(paper: _Paper, table: Table) -> None:
    if table.caption:
        paper.stack(((table.caption, "I", 12),), LEFT, WIDTH)
    paper.ln(1)
    paper.set_font(FAMILY, "", 12)
    with paper.table(
        align="LEFT",
        width=WIDTH,
        col_widths=table.widths or None,
        headings_style=FontFace(emphasis="B"),
        line_height=5.8,
        text_align="LEFT",
        padding=0.9,
    ) as rows:
        for cells in table.rows:
            rows.row(cells)
    paper.ln(3)


def _set_signature(paper: _Paper, sheet: Sheet) -> None:
    height = 14 + LINE * (len(sheet.signature) + 4)
    if paper.will_page_break(max(height, 5.0 * (len(sheet.recipients) + 1))):
        paper.add_page()
    paper.ln(3)
    top, right = paper.get_y(), LEFT + LEFT_COLUMN
    if sheet.recipients:
        paper.set_font(FAMILY, "B", 11)
        paper.multi_cell(LEFT_COLUMN, 5, "Nơi nhận:", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.set_font(FAMILY, "", 11)
        for recipient in sheet.recipients:
            paper.multi_cell(
                LEFT_COLUMN, 4.8, f"- {recipient}", align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )
    bottom = paper.get_y()
    paper.set_y(top)
    paper.stack(tuple((line, "B", SIZE) for line in sheet.signature), right, WIDTH - LEFT_COLUMN)
    paper.ln(20)
    paper.stack(((sheet.signer, "B", SIZE),), right, WIDTH - LEFT_COLUMN)
    paper.set_y(max(bottom, paper.get_y()))
