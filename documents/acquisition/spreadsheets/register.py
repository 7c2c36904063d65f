"""The column of official registers that holds type and abstract in one: "Quyết định về việc khen thưởng"."""

from __future__ import annotations

import re
from typing import Final

from documents.acquisition.field_values import Words
from documents.names import name_key
from documents.numbers import parse_number
from vietnamese.text import clean_spaces

__all__ = ["cut_type_off"]

#: A letter (công văn) has no type in its heading; its abstract begins so (NĐ 30/2020, phụ lục I).
ABOUT: Final = re.compile(r"(?:v\s*/\s*v|về việc)\b", re.IGNORECASE)
LETTER: Final = "Công văn"
BETWEEN: Final = " :;,.–-"


def cut_type_off(text: str, number: str, words: Words) -> tuple[str, str]:
    """The type and the abstract; the type is "" where neither the text nor the number tells it."""
    told = clean_spaces(text)
    for name in sorted((word.name for word in words.types.every()), key=len, reverse=True):
        head, rest = told[: len(name)], told[len(name) :]
        if name_key(head) == name_key(name) and not rest[:1].isalnum():
            abstract = rest.strip(BETWEEN)
            return name, abstract[:1].upper() + abstract[1:] if abstract else told
    short, _space, rest = told.partition(" ")
    for word in words.types.every():
        # "QĐ về việc …": in capitals, so that it is no word of the abstract.
        if word.abbreviation and short.strip(BETWEEN) == word.abbreviation and rest:
            return word.name, rest[:1].upper() + rest[1:]
    return _type_of_number(number, words) or (LETTER if ABOUT.match(told) else ""), told


def _type_of_number(number: str, words: Words) -> str:
    """The one type that the symbol abbreviates."""
    parts = parse_number(number)
    short = parts.type_abbreviation.casefold() if parts else ""
    found = [word.name for word in words.types.every() if short and word.abbreviation.casefold() == short]
    return found[0] if len(found) == 1 else ""
