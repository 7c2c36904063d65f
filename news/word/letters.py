"""Letters of before Unicode and letters in two parts, in the words of a Word file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from news.word.doubts import Doubt, Reason
from news.word.elements import Element, Grid, Paragraph, Run
from news.word.runs import joined
from vietnamese.legacy_fonts import LegacyFont, family_of_text, has_only_capitals, may_be_legacy, to_unicode
from vietnamese.text import nfc, typed, unify_d

__all__ = ["paragraphs_in", "with_letters"]

# What programs leave between letters, and nobody sees.
INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
BLANKS: Final = re.compile("[ \u00a0\u2002-\u200a\u202f\u3000]")


def paragraphs_in(elements: Iterable[Element]) -> Iterator[Paragraph]:
    """All paragraphs, those in tables too."""
    for element in elements:
        if isinstance(element, Grid):
            for row in element.rows:
                for cell in row:
                    yield from paragraphs_in(cell.elements)
        else:
            yield element


def with_letters(elements: list[Element], doubts: list[Doubt]) -> None:
    """Put all words into composed Unicode letters, in place."""
    paragraphs = list(paragraphs_in(elements))
    families = _families(paragraphs)
    if families:
        doubts.append(Doubt(Reason.LETTERS, ", ".join(sorted(filter(None, families)))))
    for paragraph in paragraphs:
        runs = [_readable(run, families) for run in paragraph.runs]
        paragraph.runs = joined([replace(run, font="") for run in _whole_letters(runs)])


def _families(paragraphs: list[Paragraph]) -> dict[str, LegacyFont]:
    """The old letters that the words in each font are in; most files have none."""
    texts: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        for run in paragraph.runs:
            texts[run.font].append(run.text)
    found = {}
    for font, parts in texts.items():
        text = "\n".join(parts)
        if may_be_legacy(text) and (family := family_of_text(text, font)):
            found[font] = family
    return found


def _readable(run: Run, families: dict[str, LegacyFont]) -> Run:
    text = run.text
    if family := families.get(run.font):
        text = to_unicode(text, family)
        if family is LegacyFont.TCVN3 and has_only_capitals(run.font):
            text = text.upper()
    text = BLANKS.sub(" ", INVISIBLE.sub("", unify_d(nfc(text))))
    return replace(run, text="\n".join(typed(line) for line in text.split("\n")))


def _whole_letters(runs: list[Run]) -> list[Run]:
    """Marks that begin a run go to the letter before them."""
    found: list[Run] = []
    for run in runs:
        marks = len(run.text) - len(run.text.lstrip("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"))
        if marks and found:
            found[-1] = replace(
                found[-1], text=unicodedata.normalize("NFC", found[-1].text + run.text[:marks])
            )
        found.append(replace(run, text=run.text[marks:]) if marks and found else run)
    return found
