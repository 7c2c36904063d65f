"""What a query names, without where in it one wants to look: "điều 35 bộ luật lao động 2019" names a law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.text.terms import Terms, cut
from vietnamese.offsets import fold_with_offsets

__all__ = ["name_in", "years_in"]

# A place in a document, with the word that leads on to its name.
_PLACE = re.compile(
    r"\b(?:(?:dieu|khoan|muc|chuong|phan)\s(?:so\s)?\d{1,4}[a-z]?|diem\s[a-z]|(?:chuong|phan|muc)\s[ivxlc]+)\b"
    r"(?:\s?[,;])?(?:\s(?:cua|trong|thuoc|tai|theo)\b)?"
)
_YEAR = re.compile(r"\bnam\s(?:19|20)\d\d\b|^\s*(?:19|20)\d\d\b|(?<![/.\-\w])(?:19|20)\d\d\s*$")
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
# What is left at the ends where a number, a year or a place was taken out.
_ENDS = frozenset({"so", "cua", "nam", "va"})


def name_in(text: str) -> Terms:
    """The words of a text without places in a document and without its year."""
    for pattern in (_PLACE, _YEAR):
        mapped = fold_with_offsets(text)
        for match in reversed(list(pattern.finditer(mapped.text))):
            start, end = mapped.span(*match.span())
            text = f"{text[:start]} {text[end:]}"
    terms = cut(text)
    start, end = 0, len(terms.folded)
    while start < end and terms.folded[start] in _ENDS:
        start += 1
    while start < end and terms.folded[end - 1] in _ENDS:
        end -= 1
    return Terms(terms.exact[start:end], terms.folded[start:end])


def years_in(words: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(_WHOLE_YEAR.fullmatch, words))
