"""The abstract (trích yếu): the lines below the type, or those after "V/v" of an official letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from documents.parsing.head import Head, starts_body
from documents.parsing.lines import Line
from documents.parsing.names_in_capitals import begins_with_phrase, lower_but_first
from documents.parsing.results import Doubt, Found, missing
from documents.parsing.wording import AUTHORITIES, any_of

__all__ = ["read_abstract"]

MOST_LINES: Final = 8
MOST_CHARACTERS: Final = 600
# The line below the title, as signs; and the bodies that open the grounds of a document.
RULE: Final = re.compile(r"[\W_oO0]+")
AUTHORITY: Final = re.compile(rf"(?:{any_of(AUTHORITIES)})\b")
OF_BODY: Final = re.compile(r"cua\s.+?(?=\bve\b|$)|so\s?:?\s?\d+\S*\s.*?(?=\bve\b|$)|ngay\s\d.*?(?=\bve\b|$)")
# After these the abstract goes on, whatever the next line begins with.
GOES_ON: Final = re.compile(
    r"(?:[,–-]|\b(?:va|cua|ve|cac|cho|tai|voi|theo|do|den|tu|trong|nganh|thuoc|so|nhung|cap|tinh|thanh pho"
    r"|huyen|luat|bo|nghi dinh|thong tu|quyet dinh|hoac|giua|bang|ban hanh|quy dinh))$"
)
# What a scan makes of the edge of the paper and of dust: single signs behind the last word.
DIRT_AT_END: Final = re.compile(r"(?:\s+[-–—_'‘`“|:.,]+)+$")
SENTENCE_END: Final = re.compile(r"[.:;]$")


def read_abstract(head: Head) -> Found[str]:
    """What the document is about. In doubt where the end of it is not plain."""
    if head.subject:
        return _subject(head.subject)
    if head.title is None or head.title_line is None:
        return missing()
    rest = head.title_line.part(head.title.end)
    lines = [rest] if rest.text.strip(" :.") else []
    taken: list[Line] = []
    is_plain = False
    is_sentence = False
    for line in [*lines, *head.after]:
        part = _without_body(line, is_first=not taken)
        if part is None:
            continue
        if _is_end(part, taken):
            is_plain = True
            break
        if _looks_like_text(part, taken):
            break
        is_sentence = is_sentence or _may_be_sentence(part, taken)
        taken.append(part)
        if len(taken) >= MOST_LINES:
            break
    return _found(taken, is_plain=is_plain and not is_sentence)


def _subject(lines: Sequence[Line]) -> Found[str]:
    taken: list[Line] = []
    for line in lines[:MOST_LINES]:
        if taken and line.is_capital and len(line.text.split()) > 1:
            break
        taken.append(line)
    return _found(taken, is_plain=len(lines) < MOST_LINES)


def _without_body(line: Line, *, is_first: bool) -> Line | None:
    """The line without "CỦA BAN BÍ THƯ", "SỐ 15/2006/QĐ-BTC …" before the abstract; None if that is all."""
    if not is_first or not line.is_capital:
        return line
    match = OF_BODY.match(line.folded)
    if match is None:
        return line
    rest = line.part(match.end())
    return rest if rest.text else None


def _is_end(line: Line, taken: Sequence[Line]) -> bool:
    if RULE.fullmatch(line.text):
        return bool(taken)
    if starts_body(line):
        return True
    is_heading = line.is_capital and " " in line.text and taken and not taken[-1].is_capital
    return bool(is_heading or (line.is_capital and AUTHORITY.match(line.folded) and taken))


def _looks_like_text(line: Line, taken: Sequence[Line]) -> bool:
    """Whether a line opens the first paragraph, where no ground or article says so."""
    if not taken or not line.text[:1].isupper() or line.is_capital:
        return False
    before = taken[-1].text
    if line.text.endswith(":"):
        return True
    is_shorter = len(before) < 0.6 * max(len(entry.text) for entry in (*taken, line))
    return SENTENCE_END.search(before) is not None or (is_shorter and len(line.text) > 40)


def _may_be_sentence(line: Line, taken: Sequence[Line]) -> bool:
    """Whether a line may be the first of the text as well: it begins with a capital, and no name does so."""
    if not taken or line.is_capital or not line.text[:1].isupper() or begins_with_phrase(line.text):
        return False
    return GOES_ON.search(taken[-1].folded) is None and not _is_name(line.text)


def _is_name(text: str) -> bool:
    """Whether a line begins with two capitals or a symbol: "Thanh Hóa", "TT-BTC"."""
    words = text.split()
    return len(words) > 1 and (words[1][:1].isupper() or not words[0].isalpha() or words[0].isupper())


def _found(lines: Sequence[Line], *, is_plain: bool) -> Found[str]:
    kept = [line for line in lines if not RULE.fullmatch(line.text)]
    raw = _tidy(" ".join(line.text for line in kept))
    if not raw:
        return missing()
    doubts = [] if is_plain and len(raw) <= MOST_CHARACTERS else [Doubt.CUT]
    value = raw[:MOST_CHARACTERS]
    if any(line.is_capital and len(line.text.split()) > 1 for line in kept):
        doubts.append(Doubt.SPELLING)
        lowered = (lower_but_first(line.text) if line.is_capital else line.text for line in kept)
        value = _tidy(" ".join(_going_on(lowered)))[:MOST_CHARACTERS]
    return Found(value[:1].upper() + value[1:], tuple(doubts), lines[0].page, raw)


def _tidy(text: str) -> str:
    """Without rules, and without a bracket that only ends, since it began before "V/v"."""
    tidy = DIRT_AT_END.sub("", re.sub(r"\s*[-_–—*=]{3,}\s*", " ", text)).strip(" .:;*")
    return tidy.rstrip(" )") if tidy.count(")") > tidy.count("(") else tidy


def _going_on(lines: Iterable[str]) -> Iterator[str]:
    """Lines put together: each but the first goes on with a small letter, unless it begins with a name."""
    for place, line in enumerate(lines):
        first = line.split(maxsplit=1)[0] if line else ""
        is_name = place == 0 or first.isupper() or begins_with_phrase(line)
        yield line if is_name else f"{line[:1].lower()}{line[1:]}"
