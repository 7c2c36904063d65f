"""The issuing body and the one above it, from the left column of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.reading.drawn_rules import is_misread_rule
from documents.reading.head import Head
from documents.reading.lines import Line, same_length_fold
from documents.reading.names_in_capitals import apart, readable_name
from documents.reading.results import Doubt, Form, Found, missing
from documents.reading.wording import BODIES, any_of

__all__ = ["read_issuer"]

# A line that begins otherwise goes on with the one above, and so does a word alone: "BỘ NỘI / VỤ".
BEGINNINGS: Final = re.compile(rf"(?:quoc hoi|chinh phu|(?:{any_of(BODIES)})(?!\s*(?:$|[-–,])))\b")
# One body is nothing without the place in the next line.
UNFINISHED: Final = re.compile(
    r"(?:[-–—,]|\bva|\bcua|^(?:uy ban|hoi dong|toa an|vien kiem sat) nhan dan|^lien doan lao dong|^ldld"
    r"|^dang bo|^dang uy|^ubnd|^hdnd|^cong doan|^so|^bo|^ban|^truong(?: dai hoc| cao dang)?)$"
)
# What a scan leaves at the ends of a name: "TỈNH LÂM ĐỒNG _ "`". After a dash a name goes on.
SIGNS: Final = re.compile(r"^(?:[^\w(]|_)+|(?:[^\w)-]|_)+$")
RULE: Final = re.compile(r"[-_–—=*.]{3,}")
NOT_A_BODY: Final = re.compile(
    r"(?:(?:toi |tuyet )?mat|hoa toc|thuong khan|khan|du thao|ban sao|sao y|den|luu hanh|khong pho bien"
    r"|cong van den|phu luc|cong bao|ngay|gio)\b|.*\d{4,}"
)
UNION_WORDS: Final = re.compile(
    r"\b(?:tong lien doan lao dong|lien doan lao dong|ldld|cong doan|cdcs|tldldvn)\b"
)
CITED: Final = re.compile(r"(?:cua)\s+(?P<body>.+?)(?:\s+(?:so\b|ngay\b|ve\b).*)?$")


def read_issuer(head: Head, text: str) -> tuple[Found[str], Found[str], Form]:
    """The issuer, its superior and the form; `text` shows how names are written in small letters."""
    lines = [line for line in head.left if not NOT_A_BODY.match(line.folded) and _is_legible(line.text)]
    lines[1:] = [line for line in lines[1:] if not is_misread_rule(line.text)]
    names = _names(lines)
    form = head.form
    if form is Form.STATE and any(UNION_WORDS.search(same_length_fold(name)) for name in names):
        form = Form.UNION
    page = lines[0].page if lines else 0
    raw = " / ".join(line.text for line in lines)
    if by_title := _named_by_title(head):
        names.append(by_title)
    if not names:
        return missing(), Found(None), form
    issuer, superior = names[-1], (names[-2] if len(names) > 1 else "")
    if _is_joint(head, names):
        issuer, superior = _joined([part for name in names for part in _cut_joint(name)], text), ""
        return Found(issuer, _doubts(issuer, lines), page, raw), Found(None), form
    found = Found(readable_name(issuer, text), _doubts(issuer, lines), page, raw)
    above: Found[str] = Found(None)
    if superior:
        above = Found(readable_name(superior, text), (), page, raw)
    return found, above, form


def _is_legible(text: str) -> bool:
    """Whether most of a line are letters, unlike what a scan makes of a rule: "..ư.ự"."""
    letters = sum(map(str.isalpha, text))
    return letters >= 3 and letters >= 0.6 * len("".join(text.split()))


def _names(lines: Sequence[Line]) -> list[str]:
    """The lines put together to names of bodies."""
    names: list[str] = []
    for line in lines:
        text = apart(SIGNS.sub("", RULE.sub(" ", line.text)))
        previous = same_length_fold(names[-1]) if names else ""
        goes_on = names and (UNFINISHED.search(previous) or not BEGINNINGS.match(line.folded))
        if goes_on:
            names[-1] = f"{names[-1]} {text}"
        elif text:
            names.append(text)
    return names


def _named_by_title(head: Head) -> str:
    """The body named below the type: "CHỈ THỊ / CỦA BAN BÍ THƯ"."""
    if not head.after or not head.after[0].is_capital:
        return ""
    match = CITED.match(head.after[0].folded)
    if match is None or not BEGINNINGS.match(match["body"]):
        return ""
    name = head.after[0].text[match.start("body") : match.end("body")]
    known = {same_length_fold(line.text) for line in head.left}
    # "Của Bộ trưởng Bộ Tài chính" is the head's own body in other words.
    return "" if any(body and body in same_length_fold(name) for body in known) else name


def _is_joint(head: Head, names: Sequence[str]) -> bool:
    """Whether several bodies issued it together: the type or the symbol says so."""
    symbol = head.number.symbol if head.number else ""
    is_said = (
        (head.title is not None and head.title.name.endswith("liên tịch"))
        or "TTLT" in symbol
        or "NQLT" in symbol
    )
    return is_said and (len(names) > 1 or len(_cut_joint(names[0])) > 1)


def _cut_joint(name: str) -> list[str]:
    parts = re.split(r"\s?[-–—,]\s?(?=\S)|\s+VÀ\s+(?=(?:BỘ|TỔNG|ỦY BAN|NGÂN HÀNG)\s)", name)
    whole: list[str] = []
    for part in (part.strip(" -–") for part in parts):
        if whole and not BEGINNINGS.match(same_length_fold(part)):
            separator = ", " if "," in name else " - "
            whole[-1] = f"{whole[-1]}{separator}{part}"
        elif part:
            whole.append(part)
    return whole


def _joined(names: Sequence[str], text: str) -> str:
    readable = [readable_name(name, text) for name in names]
    return " và ".join(filter(None, (", ".join(readable[:-1]), readable[-1])))


def _doubts(name: str, lines: Sequence[Line]) -> tuple[Doubt, ...]:
    doubts = []
    if name.isascii() and len(name.split()) > 1:
        doubts.append(Doubt.SPELLING)
    if len(lines) > 5:
        doubts.append(Doubt.CUT)
    return tuple(doubts)
