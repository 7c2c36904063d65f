"""Titles printed in capitals, in the case of running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from documents.parsing.names_in_capitals import lower_but_first
from vietnamese.syllables import is_syllable

__all__ = ["in_capitals", "name_in_case", "sentence_case"]

LONGEST_NAME: Final = 6
WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Signs that keep the words on both sides within one name.
WITHIN: Final = re.compile(r"[ ]|[-–]")
# Words that every newsroom writes with a capital.
ALWAYS: Final = frozenset({"TẾT", "ĐẢNG"})
KEPT: Final = frozenset(
    {"CNVCLĐ", "CNLĐ", "NLĐ", "ĐVCĐ", "LĐLĐ", "TLĐ", "CĐCS", "CĐ", "UBND", "HĐND", "TP", "BHXH", "ATVSLĐ"}
)


def in_capitals(text: str) -> bool:
    """Whether a title is printed in capitals: more than an abbreviation or two."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 12 and sum(map(str.isupper, letters)) / len(letters) > 0.85


def sentence_case(title: str, text: str) -> str:
    """A title in capitals as a sentence; names are written as `text`, the rest of the file, has them."""
    lowered = lower_but_first(title)
    words = list(WORD.finditer(lowered))
    originals = [match[0] for match in WORD.finditer(title)]
    if len(words) != len(originals):
        return lowered
    written = dict(_names(text))
    parts = [match[0] for match in words]
    place = 0
    while place < len(parts):
        count = _longest(parts, place, written)
        if count:
            parts[place : place + count] = written[_key(parts[place : place + count])]
        elif originals[place] in ALWAYS:
            parts[place] = parts[place].capitalize()
        elif originals[place] in KEPT:
            parts[place] = originals[place]
        place += max(1, count)
    for match, part in reversed(list(zip(words, parts, strict=True))):
        lowered = lowered[: match.start()] + part + lowered[match.end() :]
    return lowered[:1].upper() + lowered[1:]


def name_in_case(name: str) -> str:
    """NGUYỄN VĂN A → Nguyễn Văn A; what has dots in it is an abbreviation."""
    if not name.isupper():
        return name
    return " ".join(word if "." in word else word.capitalize() for word in name.split())


def _longest(parts: list[str], place: int, written: dict[str, list[str]]) -> int:
    for count in range(min(LONGEST_NAME, len(parts) - place), 0, -1):
        if _key(parts[place : place + count]) in written:
            return count
    return 0


def _names(text: str) -> Iterator[tuple[str, list[str]]]:
    """What the text writes with capitals and never without: "Sông Mây", "CNVCLĐ"."""
    matches = list(WORD.finditer(text))
    small = Counter(match[0] for match in matches if match[0].islower())
    for number, match in enumerate(matches):
        if not match[0][:1].isupper():
            continue
        name = [match[0]]
        if match[0].isupper() and len(match[0]) > 1 and not is_syllable(match[0].lower()):
            yield _key(name), name
        for before, after in zip(matches[number:], matches[number + 1 :], strict=False):
            between = text[before.end() : after.start()]
            if not after[0][:1].isupper() or not WITHIN.fullmatch(between) or len(name) == LONGEST_NAME:
                break
            name = [*name, after[0]]
            # A sentence that begins with a name ("Ông Hải") would give its first word a capital too.
            if not _begins_sentence(text, match.start()) or not small[name[0].lower()]:
                yield _key(name), name


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" “\"'(-–")
    return not before or before[-1] in ".!?:\n"


def _key(words: list[str]) -> str:
    return " ".join(words).lower()
