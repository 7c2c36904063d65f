"""The grammar of numbers and symbols, for a whole field (số, ký hiệu)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from documents.numbers.type_names import leading_type, type_abbreviation
from vietnamese.text import clean_spaces, fold, nfc, unify_d

DASHES = r"\-\u2010-\u2015\u2212"
_SEPARATOR = rf"[\s/.\\_{DASHES}]"
_LETTERS = r"[a-zđư&]{1,16}(?:\s?\d{1,2})?"
_WHOLE = re.compile(
    rf"""
    (?:(?:số|so)[\s:.]*)?
    (?P<number>\d{{1,6}})
    (?P<suffix>(?:bis|[a-zđ])(?![^\W_]))?
    (?:{_SEPARATOR}+(?P<year>(?:19|20)\d\d)(?!\d))?
    (?P<mark>{_SEPARATOR}*)
    (?P<symbol>{_LETTERS}(?:{_SEPARATOR}+{_LETTERS})*)?
    {_SEPARATOR}*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = re.compile(rf"{_SEPARATOR}+")
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
# No field is longer; without a limit, hostile text could make the search slow.
_LONGEST = 200
# Older Party documents write TƯ for Trung ương, which without marks would be TU, a provincial committee.
_CENTRAL = re.compile(r"(?<!\w)TƯ(?!\w)", re.IGNORECASE)


class NumberStyle(StrEnum):
    """How the number, the type and the issuer are joined."""

    STATE = "state"  # 65/HD-TLĐ
    PARTY = "party"  # 17-CT/TW
    LETTER = "letter"  # 1077/LĐLĐ
    LEGISLATION = "legislation"  # 43/2007/TT-BCT


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and symbol taken apart (số và ký hiệu).

    ``type_abbreviation`` is "" for letters and laws, ``issuer_abbreviation`` "" where the field
    stops before it ("08/2004/TTLT"). Joint issuers stay together: "BNV-BTC".
    """

    raw: str
    number: int
    suffix: str
    year: int | None
    type_abbreviation: str
    issuer_abbreviation: str
    style: NumberStyle


def parse_number(text: str) -> DocumentNumber | None:
    """The number that is the whole text, "số" in front allowed, or None where it is none.

    Dirty spaces and dashes, lower case, missing marks and leading zeros are all read. A bare number
    with or without a year ("1077", "71/2015") is read too; a date or a fraction is not.
    """
    match = _whole(text)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    type_, issuer = _split_symbol(match["symbol"] or "", is_glued=not match["mark"] or year is not None)
    return DocumentNumber(
        raw=match[0],
        number=int(match["number"]),
        suffix=(match["suffix"] or "").lower(),
        year=year,
        type_abbreviation=type_,
        issuer_abbreviation=issuer,
        style=_style(year, match["mark"], type_),
    )


def number_key(text: str) -> str:
    """The one key of all spellings of a number, or "" where the text is none.

    "65/HD-TLĐ", "số 65 / hd-tld", "65 HD TLĐ", "065-HD-TLĐ" and "65hdtld" → "65/hdtld";
    "03/2019/NĐ-CP" → "3/2019/ndcp". Readers do not distinguish state ``17/CT-TW`` from Party
    ``17-CT/TW``, nor, without marks, HD from HĐ: such pairs share their key on purpose.
    """
    match = _whole(text)
    if match is None:
        return ""
    return join_key(match["number"], match["suffix"], match["year"], match["symbol"])


def _whole(text: str) -> re.Match[str] | None:
    return _WHOLE.fullmatch(clean_spaces(unify_d(nfc(text)))) if len(text) <= _LONGEST else None


def join_key(number: str, suffix: str | None, year: str | None, symbol: str | None) -> str:
    """The key of a number given in parts, each as written."""
    parts = [f"{int(number)}{fold(suffix or '')}", year or "", fold_symbol(symbol or "")]
    return "/".join(filter(None, parts))


def fold_symbol(symbol: str) -> str:
    """The symbol as it stands in keys: folded, without punctuation: "TT-BGD&ĐT" → "ttbgddt"."""
    return _NOT_IN_KEY.sub("", fold(_CENTRAL.sub("TW", symbol)))


def _split_symbol(symbol: str, *, is_glued: bool) -> tuple[str, str]:
    """Type and issuer of a symbol; ``is_glued`` allows to cut a single word in two."""
    first, *others = _SEPARATORS.split(symbol)
    if type_ := type_abbreviation(first):
        return type_, "-".join(others)
    glued = leading_type(first) if is_glued and not others else ""
    if glued:
        return glued, first[len(glued) :]
    return "", "-".join((first, *others))


def _style(year: int | None, mark: str, type_: str) -> NumberStyle:
    if year is not None:
        return NumberStyle.LEGISLATION
    if not type_:
        return NumberStyle.LETTER
    return NumberStyle.PARTY if re.search(f"[{DASHES}]", mark) else NumberStyle.STATE
