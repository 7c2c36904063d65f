"""Title and lead: what stands before the text of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from news.word.capitals import in_capitals, sentence_case
from news.word.doubts import Doubt, Reason
from news.word.elements import Element, Paragraph, spelled_out

__all__ = ["take_lead", "take_title"]

LONGEST_TITLE: Final = 255
LONGEST_LEAD: Final = 900
LOOKED_AT: Final = 6
SECTION_LINE: Final = re.compile(
    r"(?:tin(?: tức)?|bài viết|tin bài|tin hoạt động|kính gửi)\b.{0,30}", re.IGNORECASE
)


def take_title(elements: list[Element], text: str, doubts: list[Doubt]) -> str:
    """Take the title out of the elements, or "" where none is clear."""
    first = [one for one in elements if isinstance(one, Paragraph) and one.words][:LOOKED_AT]
    chosen = _by_style(first) or _by_look(first, doubts)
    if not chosen:
        doubts.append(Doubt(Reason.TITLE_MISSING))
        return ""
    for paragraph in chosen:
        _take_out(elements, paragraph)
    title = " ".join(spelled_out(paragraph.runs) for paragraph in chosen)
    if in_capitals(title):
        doubts.append(Doubt(Reason.TITLE_CAPITALS, title))
        # Other lines in capitals are no witnesses.
        written = "\n".join(line for line in text.splitlines() if not line.isupper())
        title = sentence_case(title, written)
    if len(title) > LONGEST_TITLE:
        doubts.append(Doubt(Reason.TITLE_CUT, title))
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return title


def take_lead(elements: list[Element], doubts: list[Doubt]) -> str:
    """Take the lead out of the elements: what a style calls so, or a first paragraph all bold or italic."""
    following = [one for one in elements if isinstance(one, Paragraph) and one.words]
    first = following[0] if following else None
    rest = following[1 : LOOKED_AT + 1]
    if first is not None and _is_lead(first, rest):
        if first.role != "lead":
            doubts.append(Doubt(Reason.LEAD_GUESSED, first.words))
        _take_out(elements, first)
        return spelled_out(first.runs)
    doubts.append(Doubt(Reason.LEAD_MISSING))
    return ""


def _is_lead(first: Paragraph, rest: Sequence[Paragraph]) -> bool:
    if first.role == "lead":
        return True
    if first.level or first.label or first.pictures or len(first.words) > LONGEST_LEAD or first.role:
        return False
    # Where everything is bold, that says nothing.
    bold = first.is_bold and not all(one.is_bold for one in rest)
    italic = first.is_italic and not all(one.is_italic for one in rest)
    return (bold or italic) and len(first.words) > 40 and bool(rest)


def _by_style(first: Sequence[Paragraph]) -> list[Paragraph]:
    titled = [one for one in first if one.role == "title"]
    if titled:
        return titled
    return [first[0]] if first and first[0].level == 1 else []


def _by_look(first: Sequence[Paragraph], doubts: list[Doubt]) -> list[Paragraph]:
    """A short paragraph at the very beginning that stands out, with the rest of it on the next lines."""
    rest = list(first)
    if len(rest) > 1 and SECTION_LINE.fullmatch(rest[0].words) and _stands_out(rest[1]):
        rest = rest[1:]
    if not rest or not _stands_out(rest[0]):
        return []
    chosen = [rest[0]]
    for one in rest[1:]:
        if not (_goes_on(rest[0], one) and sum(len(part.words) for part in [*chosen, one]) < LONGEST_TITLE):
            break
        chosen.append(one)
    if not in_capitals(chosen[0].words) or len(chosen) > 1:
        doubts.append(Doubt(Reason.TITLE_GUESSED, " ".join(one.words for one in chosen)))
    return chosen


def _stands_out(one: Paragraph) -> bool:
    words = one.words
    if one.label or one.role == "caption" or len(words.split()) < 2 or len(words) > LONGEST_TITLE:
        return False
    if in_capitals(words):
        return True
    return (one.is_bold or one.is_centred or bool(one.level)) and not words.endswith((".", ":", ";"))


def _goes_on(before: Paragraph, one: Paragraph) -> bool:
    """Whether a paragraph is a further line of a title: as it is, and centred where it is not in capitals."""
    if in_capitals(before.words):
        return one.words.isupper() and one.align == before.align
    return before.is_centred and one.is_centred and one.is_bold == before.is_bold and one.is_bold


def _take_out(elements: list[Element], paragraph: Paragraph) -> None:
    """The words go; pictures that hang on the paragraph stay."""
    place = next(number for number, one in enumerate(elements) if one is paragraph)
    if paragraph.pictures:
        elements[place] = Paragraph(pictures=paragraph.pictures)
    else:
        del elements[place]
