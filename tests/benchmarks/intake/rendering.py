"""Papers as files: PDF with text, DOCX, and PDF of slightly skewed, noisy pictures."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Final

import pypdfium2
from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from fpdf import FPDF
from PIL import Image, ImageFilter

import demonstration
from tests.benchmarks.intake.papers import Paper

__all__ = ["as_docx", "as_lines", "as_pdf", "as_scan"]

FONTS: Final = Path(demonstration.__file__).parent / "fonts"
LEFT, TOP, WIDTH = 25, 20, 168
LEFT_WIDTH = 74
SCAN_DPI: Final = 300


def as_pdf(paper: Paper) -> bytes:
    """With a text layer; the two columns are drawn one after the other, or line by line."""
    pdf = FPDF(format="A4")
    for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
        pdf.add_font("Tinos", style, FONTS / f"Tinos-{name}.ttf")
    pdf.set_margins(LEFT, TOP, 210 - LEFT - WIDTH)
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    by_line = len(paper.number) % 2 == 0
    _columns(pdf, paper.left, paper.right, by_line=by_line)
    pdf.ln(4)
    for place, text in enumerate(paper.title):
        pdf.set_font("Tinos", "B", 14 if place == 0 else 13)
        pdf.multi_cell(WIDTH, 6.5, text, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("Tinos", "", 13)
    for text in paper.body:
        pdf.multi_cell(WIDTH, 6.2, text, align="J", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    if pdf.get_y() > 220:
        pdf.add_page()
    signature = (*paper.signature[:-1], "", paper.signature[-1])
    _columns(pdf, paper.recipients, signature, by_line=by_line)
    return bytes(pdf.output())


def _columns(pdf: FPDF, left: tuple[str, ...], right: tuple[str, ...], *, by_line: bool) -> None:
    top, line = pdf.get_y(), 5.6
    cells = [(place, 0, text) for place, text in enumerate(left)]
    cells += [(place, 1, text) for place, text in enumerate(right)]
    for place, column, text in sorted(cells) if by_line else cells:
        if text and not text.strip("-_"):
            # A drawn rule, as word processors make it.
            middle = LEFT + (LEFT_WIDTH / 2 if not column else LEFT_WIDTH + (WIDTH - LEFT_WIDTH) / 2)
            height = top + (place + 0.3) * line
            pdf.line(middle - 12, height, middle + 12, height)
            continue
        pdf.set_xy(LEFT + column * LEFT_WIDTH, top + place * line)
        pdf.set_font("Tinos", "B" if text.isupper() else "", 12)
        width = WIDTH - LEFT_WIDTH if column else LEFT_WIDTH
        while pdf.get_string_width(text) > width - 2 and pdf.font_size_pt > 7:
            pdf.set_font_size(pdf.font_size_pt - 0.5)
        pdf.cell(width, line, text, align="C")
    pdf.set_xy(LEFT, top + max(len(left), len(right)) * line)


def as_docx(paper: Paper) -> bytes:
    """The head as a table without borders, as templates of offices have it."""
    document = Document()
    _table(document, paper.left, paper.right)
    for text in paper.title:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
    for text in paper.body:
        document.add_paragraph(text)
    _table(document, paper.recipients, (*paper.signature[:-1], "", "", paper.signature[-1]))
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _table(document: OpenDocument, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = lines[0] if lines else ""
        for text in lines[1:]:
            cell.add_paragraph(text)


def as_scan(paper: Paper, *, pages: int = 2) -> bytes:
    """The first pages of the PDF as pictures of 300 dpi: skewed by up to a degree, noisy and blurred."""
    chance = random.Random(paper.source_id)
    with pypdfium2.PdfDocument(as_pdf(paper)) as source:
        count = len(source)
        numbers = sorted({0, *range(min(pages - 1, count)), count - 1})
        drawn = [source[number].render(scale=SCAN_DPI / 72, grayscale=True) for number in numbers]
        pictures = [page.to_pil().convert("L") for page in drawn]
    spoilt = [_spoilt(picture, chance) for picture in pictures]
    stored = io.BytesIO()
    spoilt[0].save(stored, "PDF", resolution=SCAN_DPI, save_all=True, append_images=spoilt[1:], quality=80)
    return stored.getvalue()


def _spoilt(picture: Image.Image, chance: random.Random) -> Image.Image:
    turned = picture.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=255)
    noise = Image.effect_noise(turned.size, 24)
    noisy = Image.blend(turned, noise, 0.12)
    return noisy.filter(ImageFilter.GaussianBlur(0.6))


def as_lines(paper: Paper, way: str) -> str:
    """The text as extraction may give it: columns "joined" in lines, "apart", "woven",
    "mirrored", or as "cells" of a table, with a tab between them.
    """
    return "\n".join(
        [
            *_mixed(paper.left, paper.right, way),
            *paper.title,
            *paper.body,
            *_mixed(paper.recipients, paper.signature, way),
        ]
    )


def _mixed(left: tuple[str, ...], right: tuple[str, ...], way: str) -> list[str]:
    if way == "apart":
        return [*left, *right]
    if way == "cells":
        return [*left[:-1], f"{left[-1]}\t{right[0]}", *right[1:]]
    if way == "mirrored":
        return [*right, *left]
    length = max(len(left), len(right))
    rows = [
        (left[place] if place < len(left) else "", right[place] if place < len(right) else "")
        for place in range(length)
    ]
    if way == "joined":
        return [f"{one} {other}".strip() for one, other in rows]
    return [text for row in rows for text in row if text]
