"""Pages of files that a page offers: searched with it, and named where words stand only there."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote_plus

from search.content import FilePage
from search.models import SearchEntry
from search.text.terms import Terms
from vietnamese.text import fold, nfc

__all__ = ["address", "best_file_pages", "packed_places", "packed_texts", "searched_text"]

BETWEEN_PAGES = "\f"
WORD = re.compile(r"[^\W_]+")


def packed_texts(pages: Iterable[FilePage]) -> str:
    """The texts of the pages, as a row keeps them."""
    return BETWEEN_PAGES.join(_clean(page.text) for page in pages)


def packed_places(pages: Iterable[FilePage]) -> str:
    """Where these texts stand, in the same order; empty without any."""
    places = [(page.file, page.number, page.path) for page in pages]
    return json.dumps(places, ensure_ascii=False) if places else ""


def searched_text(entry: SearchEntry) -> str:
    """What engines take for the body of a page: its own text, and that of its files."""
    return f"{entry.body}\n{entry.file_texts}" if entry.file_texts else entry.body


def address(page_url: str, path: str, query: str) -> str:
    """The address of a page of a file, with the words to be marked in it where it takes any."""
    return page_url + path + (quote_plus(query) if path.endswith("=") else "")


def best_file_pages(own_texts: Mapping[int, str], terms: Terms) -> dict[int, FilePage]:
    """For pages (id → own text) that lack words of the query: the page of their files that has most of them.

    One query, or none where no page lacks a word.
    """
    words = frozenset(terms.folded)
    lacked = {page_id: _lacking(words, fold(text)) for page_id, text in own_texts.items()}
    lacked = {page_id: lacking for page_id, lacking in lacked.items() if lacking}
    if not lacked:
        return {}
    rows = SearchEntry.objects.filter(page_id__in=lacked).exclude(file_places="")
    found = {}
    for page_id, texts, places in rows.values_list("page_id", "file_texts", "file_places"):
        if best := _best(texts.split(BETWEEN_PAGES), json.loads(places), lacked[page_id], terms):
            found[page_id] = best
    return found


def _best(
    texts: Sequence[str], places: Sequence[tuple[str, int, str]], lacked: Collection[str], terms: Terms
) -> FilePage | None:
    """The first page with most of the words; among those, with most that stand side by side as asked."""
    words, pairs = frozenset(terms.folded), [" ".join(pair) for pair in pairwise(terms.folded)]
    best, most = None, (0, 0)
    for text, (file, number, path) in zip(texts, places, strict=False):
        in_row = WORD.findall(fold(text))
        there = words.intersection(in_row)
        if len(there) < max(most[0], 1) or not there.intersection(lacked):
            continue
        joined = " ".join(in_row)
        worth = (len(there), sum(pair in joined for pair in pairs))
        if worth > most:
            best, most = FilePage(file, number, path, text), worth
    return best


def _lacking(words: Iterable[str], folded: str) -> frozenset[str]:
    return frozenset(word for word in words if not re.search(rf"(?<![^\W_]){word}(?![^\W_])", folded))


def _clean(text: str) -> str:
    return nfc(text).replace("\x00", "").replace(BETWEEN_PAGES, " ")
