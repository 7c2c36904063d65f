"""The provision named before the number of a document: "khoản 2 Điều 5 Thông tư số 07/2016/TT-BNV"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Final

from documents.models import Provision
from documents.provisions.addresses import path_of_words

__all__ = ["known_paths", "paths_before"]

#: So much of the text before a number is looked at.
REACH: Final = 160
TAG: Final = re.compile(r"<[^>]*>")
# What is left of a tag in which the piece begins.
CUT_TAG: Final = re.compile(r"^[^<>]*>")
PLACE: Final = re.compile(
    r"(?:(?<!\w)điểm\s(?P<point>[a-zđ]\d?),?\s)?"
    r"(?:(?<!\w)khoản\s(?P<clause>\d{1,3}[a-zđ]?),?\s)?"
    r"(?<!\w)điều\s(?P<article>\d{1,4}[a-zđ]{0,2})\s"
    # The name of its type stands between, and whose it is.
    r"(?:của\s)?(?:(?:[\wÀ-ỹ-]+\s){0,5})(?:số\s?:?\s?)?$",
    re.IGNORECASE,
)
# Another provision or another document between them: the number is not of this article.
BETWEEN: Final = re.compile(r"\d|[.,;:()]|(?<!\w)(?:điều|khoản|điểm|và|hoặc)(?!\w)", re.IGNORECASE)


def paths_before(html: str, start: int) -> tuple[str, ...]:
    """The addresses of the provision named right before `start`, the narrowest first; none where none is."""
    before = html[max(0, start - REACH) : start]
    text = " ".join(unescape(TAG.sub("", CUT_TAG.sub("", before))).split()) + " "
    # From the last article on: those before it belong to other numbers.
    place = text.lower().rfind("điều ")
    if place < 0 or BETWEEN.search(_after_number(text[place:])):
        return ()
    found = PLACE.search(text)
    return tuple(path_of_words(found["article"], found["clause"], found["point"])) if found else ()


def known_paths(wanted: Mapping[int, Iterable[str]]) -> frozenset[tuple[int, str]]:
    """Which of these addresses of documents, by their ids, there are. One statement, or none."""
    paths = {path for some in wanted.values() for path in some}
    if not paths:
        return frozenset()
    rows = Provision.objects.filter(document__in=wanted, path__in=paths).order_by()
    return frozenset(rows.values_list("document_id", "path"))


def _after_number(text: str) -> str:
    """What follows "Điều 5 ", without the "số" before the number of the document."""
    parts = text.split(maxsplit=2)
    return re.sub(r"số\s*:?\s*$", "", parts[2], flags=re.IGNORECASE) if len(parts) > 2 else ""
