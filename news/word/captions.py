"""Pictures, and the lines beside them that say what they show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from news.word.doubts import Doubt, Reason
from news.word.draft import Picture
from news.word.elements import Element, Paragraph, spelled_out
from news.word.patterns import photographer

__all__ = ["is_caption", "pictures_of"]

LONGEST: Final = 300
SAYS_PICTURE: Final = re.compile(
    r"\W*(?:ảnh|hình(?: ảnh)?)(?:\s*(?:\d{1,2}|trên|dưới|minh họa))?\s*[:.]", re.IGNORECASE
)
LONGEST_CREDIT: Final = 255


def is_caption(element: Element | None) -> bool:
    """Whether what follows a picture says what it shows: short, and italic, centred or named so."""
    if not isinstance(element, Paragraph) or element.pictures or element.level or element.label:
        return False
    if not element.words or len(element.words) > LONGEST:
        return False
    looks_so = element.is_italic or element.is_centred
    return element.role == "caption" or looks_so or SAYS_PICTURE.match(element.words) is not None


def pictures_of(
    paragraphs: Sequence[Paragraph], caption: Paragraph | None, credit: str, doubts: list[Doubt]
) -> list[Picture]:
    """The pictures of neighbours; the caption below belongs to the last. `credit` is for all of the file."""
    placed = [one for paragraph in paragraphs for one in paragraph.pictures]
    words, named = photographer(spelled_out(caption.runs)) if caption else ("", "")
    if caption and len(placed) > 1:
        doubts.append(Doubt(Reason.CAPTION_OF_SEVERAL, caption.words))
    elif caption and caption.role != "caption":
        doubts.append(Doubt(Reason.CAPTION_GUESSED, caption.words))
    pictures = []
    for number, one in enumerate(placed, 1):
        is_last = number == len(placed)
        if one.is_cropped:
            doubts.append(Doubt(Reason.PICTURE_CROPPED, words if is_last else one.description))
        pictures.append(
            Picture(
                part=one.part,
                caption=words if is_last else "",
                credit=((named if is_last else "") or credit)[:LONGEST_CREDIT],
                alt_text=one.description[:255],
            )
        )
    return pictures
