"""From paragraphs and tables to the fields and blocks of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from news.word.captions import is_caption, pictures_of
from news.word.doubts import Doubt, Reason
from news.word.draft import Draft, NumberedList, Picture, Piece, Text
from news.word.elements import Element, Grid, Paragraph
from news.word.endings import take_ending
from news.word.heads import take_lead, take_title
from news.word.html import as_html, element
from news.word.letters import paragraphs_in
from news.word.lists import label_typed_lists, list_pieces
from news.word.reading import WordFile
from news.word.tables import is_layout, laid_out, table_of

__all__ = ["split"]

LONGEST_HEADING: Final = 150
DATELINE: Final = re.compile(
    r"[^\W\d_][^.,;:]{2,40},\s*(?:ngày\s*)?\d{1,2}(?:\s*tháng\s*|[/.-])\d{1,2}\D{1,7}\d{4}", re.IGNORECASE
)


def split(file: WordFile) -> Draft:
    """The draft: what is recognised goes to its field, everything else stays in the text, in its order."""
    doubts = list(file.doubts)
    elements = list(_flat(file.elements, doubts))
    text = "\n".join(one.text for one in paragraphs_in(elements))
    title = take_title(elements, text, doubts)
    elements = list(_line_by_line(elements))
    lead = take_lead(elements, doubts)
    ending = take_ending(elements, doubts)
    _guess_headings(elements, doubts)
    pieces = _with_notes(list(_pieces(elements, ending.credit, doubts)), file.notes)
    _note_missing_captions(pieces, doubts)
    return Draft(title, lead, pieces, ending.bylines, ending.source, _once(doubts))


def _flat(elements: Iterable[Element], doubts: list[Doubt]) -> Iterator[Element]:
    """Without tables that hold no data: what stands in them follows each other."""
    for one in elements:
        if isinstance(one, Grid) and is_layout(one, doubts):
            inside = list(laid_out(one))
            if not any(isinstance(part, Paragraph) and part.pictures for part in inside):
                words = next(
                    (part.words for part in inside if isinstance(part, Paragraph) and part.words), ""
                )
                doubts.append(Doubt(Reason.TABLE_TAKEN_APART, words))
            yield from _flat(inside, doubts)
        elif isinstance(one, Grid) or one.words or one.pictures:
            yield one


def _line_by_line(elements: Iterable[Element]) -> Iterator[Element]:
    """Lines that were ended by hand as paragraphs; those of a heading stay together."""
    for one in elements:
        if isinstance(one, Paragraph) and "\n" in one.text and not one.level:
            yield from (line for line in one.lines() if line.words or line.pictures)
        else:
            yield one


def _guess_headings(elements: Sequence[Element], doubts: list[Doubt]) -> None:
    """A short bold line between paragraphs is a heading, unless most of them are bold."""
    written = [one for one in elements if isinstance(one, Paragraph) and one.words]
    if sum(one.is_bold for one in written) * 2 > len(written):
        return
    for number, one in enumerate(elements[:-1]):
        following = elements[number + 1]
        if isinstance(one, Paragraph) and _is_heading(one) and not _is_bold_line(following):
            before = elements[number - 1] if number else None
            if isinstance(before, Paragraph) and before.pictures and one.is_centred:
                continue
            one.level = 2
            doubts.append(Doubt(Reason.HEADING_GUESSED, one.words))


def _is_heading(one: Paragraph) -> bool:
    is_short = bool(one.words) and len(one.words) <= LONGEST_HEADING
    is_plain = not (one.level or one.role or one.pictures)
    return is_short and is_plain and one.is_bold and not one.words.endswith((".", ",", ";", "./."))


def _is_bold_line(one: Element) -> bool:
    return isinstance(one, Paragraph) and one.is_bold


# Pieces


def _pieces(elements: Sequence[Element], credit: str, doubts: list[Doubt]) -> Iterator[Piece]:
    """Pictures, tables and stretches of text, in their order."""
    text: list[Paragraph] = []
    place = 0
    while place < len(elements):
        one = elements[place]
        place += 1
        if isinstance(one, Paragraph) and not one.pictures:
            text.append(one)
            continue
        pictured: list[Piece] = []
        if isinstance(one, Paragraph):
            words, pictured, count = _pictured(one, elements[place:], credit, doubts)
            text += words
            place += count - 1
        yield from _text_pieces(text, doubts)
        text = []
        if isinstance(one, Grid) and (table := table_of(one, doubts)):
            yield table
        yield from pictured
    yield from _text_pieces(text, doubts)


def _pictured(
    first: Paragraph, rest: Sequence[Element], credit: str, doubts: list[Doubt]
) -> tuple[list[Paragraph], list[Piece], int]:
    """Words beside the first pictures, the pictures with their caption, and how many elements that is."""
    beside = Paragraph(first.runs, first.role, first.level, first.align, first.label)
    if is_caption(beside):
        return [], [*pictures_of([first], beside, credit, doubts)], 1
    together = [first]
    if not first.words:
        together += [one for one in takewhile(_is_only_picture, rest) if isinstance(one, Paragraph)]
    following = rest[len(together) - 1] if len(rest) >= len(together) else None
    caption = following if isinstance(following, Paragraph) and is_caption(following) else None
    pictures = pictures_of(together, caption, credit, doubts)
    return [beside] if first.words else [], [*pictures], len(together) + (caption is not None)


def _is_only_picture(one: Element) -> bool:
    return isinstance(one, Paragraph) and bool(one.pictures) and not one.words


def _text_pieces(paragraphs: Sequence[Paragraph], doubts: list[Doubt]) -> Iterator[Text | NumberedList]:
    label_typed_lists(paragraphs, doubts)
    html = ""
    for is_list, group in groupby(paragraphs, key=lambda one: one.label is not None and not one.level):
        neighbours = list(group)
        for piece in (
            list_pieces(neighbours) if is_list else [Text("".join(_html(one, doubts) for one in neighbours))]
        ):
            if isinstance(piece, Text):
                html += piece.html
                continue
            if html:
                yield Text(html)
            html = ""
            yield piece
    if html:
        yield Text(html)


def _html(one: Paragraph, doubts: list[Doubt]) -> str:
    if not one.words:
        return ""
    label = f"{one.label.text} " if one.label and one.label.text else ""
    if one.level:
        return element("h2" if one.level <= 2 else "h3", label + as_html(one.runs, plain=True))
    if DATELINE.fullmatch(one.words):
        doubts.append(Doubt(Reason.DATELINE, one.words))
    return element("p", as_html(one.runs))


def _with_notes(pieces: list[Piece], notes: Sequence[Paragraph]) -> list[Piece]:
    html = "".join(element("p", as_html(note.runs)) for note in notes)
    if html and pieces and isinstance(last := pieces[-1], Text):
        return [*pieces[:-1], Text(f"{last.html}{html}")]
    return [*pieces, Text(html)] if html else pieces


def _note_missing_captions(pieces: Sequence[Piece], doubts: list[Doubt]) -> None:
    bare = sum(isinstance(piece, Picture) and not piece.caption for piece in pieces)
    if bare:
        doubts.append(Doubt(Reason.CAPTIONS_MISSING, str(bare)))


def _once(doubts: Sequence[Doubt]) -> list[Doubt]:
    return list(dict.fromkeys(doubts))
