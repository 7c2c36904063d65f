"""Word files with the habits of offices."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from docx.text.paragraph import Paragraph

from tests.factories.files import jpeg

__all__ = ["WordPaper", "article_in_word", "with_members"]

ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


class WordPaper:
    """A file that is written paragraph by paragraph; each step returns the paper."""

    def __init__(self) -> None:
        self.file: OpenDocument = Document()

    def say(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "",
        style: str | None = None,
        font: str = "",
    ) -> WordPaper:
        paragraph = self.file.add_paragraph(style=style)
        if align:
            paragraph.alignment = ALIGNMENTS[align]
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if font:
            run.font.name = font
        return self

    def more(self, text: str, *, script: str = "", bold: bool = False) -> WordPaper:
        """Further words in the last paragraph."""
        run = self.last.add_run(text)
        if script:
            setattr(run.font, {"sup": "superscript", "sub": "subscript"}[script], True)
        run.bold = bold or None
        return self

    def picture(self, content: bytes | None = None) -> WordPaper:
        run = self.file.add_paragraph().add_run()
        run.add_picture(io.BytesIO(content or jpeg()), Inches(2))
        return self

    def table(self, *rows: tuple[str, ...]) -> WordPaper:
        table = self.file.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        return self

    def xml(self, inside: str) -> WordPaper:
        """A paragraph of raw WordprocessingML."""
        names = nsdecls("w", "r", "wp", "a", "pic")
        more = (
            ' xmlns:v="urn:schemas-microsoft-com:vml"'
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        )
        element = parse_xml(f"<w:p {names}{more}>{inside}</w:p>")
        self.file.element.body.insert_element_before(element, "w:sectPr")
        return self

    def change(self, change: Callable[[OpenDocument], object]) -> WordPaper:
        change(self.file)
        return self

    @property
    def last(self) -> Paragraph:
        return self.file.paragraphs[-1]

    def content(self) -> bytes:
        stored = io.BytesIO()
        self.file.save(stored)
        return stored.getvalue()


def article_in_word(photos: int = 2, *, size: tuple[int, int] = (60, 40)) -> bytes:
    """An article as a union's office sends it."""
    paper = WordPaper()
    paper.say("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY TẶNG QUÀ CÔNG NHÂN", bold=True, align="center")
    paper.say(
        "Sáng 12/3, Liên đoàn Lao động tỉnh Sông Mây trao 200 suất quà cho công nhân có hoàn cảnh khó khăn.",
        bold=True,
    )
    paper.say("Tại buổi lễ, ông Trần Văn Hải cho biết nhà ăn rộng 500 m").more("2", script="sup").more(".")
    for number in range(1, photos + 1):
        shades = jpeg((size[0], size[1] + number), position=True)
        paper.picture(shades).say(
            f"Công nhân nhận quà, đợt {number}. Ảnh: Thu Lan", italic=True, align="center"
        )
        paper.say(f"Đợt {number} có mặt đại diện các công đoàn cơ sở trong khu công nghiệp.")
    paper.table(("Đơn vị", "Suất quà"), ("May Bến Dừa", "120"), ("Dệt Cồn Cát", "80"))
    paper.say("Chương trình kết thúc trong không khí ấm áp./.")
    paper.say("Nguyễn Thu Lan", bold=True, align="right").say("LĐLĐ tỉnh Sông Mây", align="right")
    return paper.content()


def with_members(content: bytes, **members: bytes) -> bytes:
    """The file with members put in or replaced: `word__vbaProject_bin` is word/vbaProject.bin."""
    names = {name.replace("__", "/").replace("_", "."): data for name, data in members.items()}
    stored = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            if member.filename not in names:
                new.writestr(member, old.read(member))
        for name, data in names.items():
            new.writestr(name, data)
    return stored.getvalue()
