"""Whether a text for Vietnamese staff has words of another language in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from vietnamese.syllables import is_syllable
from vietnamese.text import nfc

__all__ = ["foreign_texts", "foreign_words"]

WORD: Final = re.compile(r"[^\W\d_]+")
NO_WORDS: Final = re.compile(
    r"""https?://\S+ | \S+@\S+               # addresses of the web and of mail
    | manage\.py(\ \w+)* | (?<!\w)/[\w/-]*  # commands, paths
    | \w+(?:[_.]\w+)+ | \B\.\w+             # names of files and of programs, and their endings
    | \{\w*\} | %\(\w+\)[srd] | %[sd]       # placeholders
    | \w*\d\w*                             # numbers
    """,
    re.VERBOSE,
)
# What Vietnamese offices say, though it is not spelled like Vietnamese: loan words, names, keys, units.
KNOWN: Final = frozenset(
    [
        *("byte", "email", "localhost", "sapo", "slug", "video", "web", "website"),
        *("css", "excel", "facebook", "google", "html", "javascript", "jpeg", "office", "wagtail", "webp"),
        *("iphone", "libreoffice", "word", "youtube", "zalo"),
        *("alt", "ctrl", "enter", "esc", "shift", "dpi", "gb", "kb", "mb"),
    ]
)
# English words that Vietnamese could be written like; a text of nothing else is English.
AMBIGUOUS: Final = frozenset(
    [
        *("an", "any", "be", "by", "do", "for", "go", "he", "her", "him", "his", "into", "me", "my", "no"),
        *("none", "of", "on", "our", "so", "than", "them", "then", "this", "to", "too", "us", "we"),
    ]
)


def foreign_texts(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if foreign_words(text)]


@cache
def foreign_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in small letters, that are neither Vietnamese nor known.

    What is written in capitals only is taken for an abbreviation.
    """
    words = WORD.findall(NO_WORDS.sub(" ", nfc(text)))
    found = [word for word in words if not is_known(word)]
    if not found and words and all(word.lower() in AMBIGUOUS for word in words):
        found = words
    return tuple(word.lower() for word in found)


def is_known(word: str) -> bool:
    return (
        len(word) == 1 or not word.isalpha() or word.isupper() or word.lower() in KNOWN or is_syllable(word)
    )
