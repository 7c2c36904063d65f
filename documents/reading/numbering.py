"""The number and symbol (số, ký hiệu) of the head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from documents.numbers import DocumentNumber, number_key, parse_number
from documents.numbers.type_names import TYPE_NAMES, type_abbreviation
from documents.reading.approximate import digits
from documents.reading.lines import Line
from vietnamese.text import fold

__all__ = ["WrittenNumber", "written_number"]

_DIGITS: Final = r"[0-9OolIi|SBQZ]"
_PART: Final = r"(?:TTg|CTr|TTr|QyĐ|QyD|[A-ZĐƯÐ0][A-ZĐƯÐa-zđ&0-9.]{0,15})"
_DASH: Final = r"[-–—−_]"
# Between number and symbol where the slash was lost; what follows has to be a type.
_NO_SLASH: Final = rf"(?: (?<=[0-9]) | (?<=[0-9]\s) ) (?= (?:{'|'.join(TYPE_NAMES)}|QD) \s? {_DASH} )"
# After "Số": the number or a gap where it will be written, then the parts of the symbol.
_WRITTEN: Final = re.compile(
    rf"""
    (?:(?:LUẬT|Luật|NGHỊ\sQUYẾT|Nghị\squyết|PHÁP\sLỆNH|Pháp\slệnh|BỘ\sLUẬT|Bộ\sluật|LỆNH)\s)?
    \b(?:S[ốỐôÔoOóÓồỒổỔ6]|s[ốô])\s?[:.;,]{{0,2}}\s?
    (?P<number>(?:{_DIGITS}\s?){{0,5}}?) (?P<suffix>[a-hjkmnp-zđ]|bis)? [\s.…_]*
    (?: [/\\] \s? (?P<year>(?:1|2|l|I)\s?(?:{_DIGITS}\s?){{3}}) (?=[/\\\-–]) )?
    (?P<mark> [/\\] | {_DASH} | {_NO_SLASH} ) \s?
    (?P<symbol> {_PART} (?: \s?[/\\\-–—−_]\s? {_PART} )* )
    """,
    re.VERBOSE,
)
_BARE: Final = re.compile(rf"\b(?:Số|SỐ)\s?:\s?(?P<number>{_DIGITS}{{1,5}})(?=$|\s+[^\W\d_])")
# Parts of symbols that are written with đ, by their form without marks.
_WITH_D: Final = {
    fold(part): part
    for part in (
        "TLĐ", "LĐLĐ", "HĐND", "NĐ", "QĐ", "CĐ", "LĐTBXH", "BLĐTBXH", "BGDĐT", "HĐTV", "HĐQT", "BCĐ",
        "CĐCS", "CĐVC", "CĐYT", "CĐGD", "ĐU", "ĐTN", "TLĐLĐ", "KHĐT", "BKHĐT", "ĐCT", "ĐĐBQH", "QyĐ",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number in a line, as it should be written; `number` is "" where the document was not numbered yet."""

    start: int
    end: int
    number: str
    symbol: str
    is_repaired: bool

    @property
    def parts(self) -> DocumentNumber | None:
        return parse_number(self.number or f"1{self.symbol}")


def written_number(line: Line) -> WrittenNumber | None:
    """The number that a line announces with "Số", or None where it announces none.

    Reads dirty spaces ("Số: 43 / 2007 /TT - BTC") and what scanning spoils: "S6: l5/HD-TLD", "Số:
    914QĐ-LĐLĐ".
    """
    match = _WRITTEN.search(line.text)
    if match is None:
        bare = _BARE.search(line.text)
        if bare is None:
            return None
        return WrittenNumber(bare.start(), bare.end(), digits(bare["number"]), "", is_repaired=False)
    figures = digits(match["number"])
    written_year = "".join((match["year"] or "").split())
    year = f"/{digits(written_year)}" if written_year else ""
    is_slash_lost = not match["mark"]
    mark = "/" if is_slash_lost or match["mark"] in "/\\" else "-"
    symbol, is_mended = _symbol(match["symbol"], is_dated=bool(year))
    tail = f"{year}{mark}{symbol}"
    whole = f"{figures}{match['suffix'] or ''}{tail}" if figures else ""
    written_figures = "".join(match["number"].split()) + written_year
    is_repaired = is_slash_lost or is_mended or f"{figures}{year.strip('/')}" != written_figures
    if whole and not number_key(whole):
        return None
    return WrittenNumber(match.start(), match.end(), whole, f"{mark}{symbol}", is_repaired)


def _symbol(text: str, *, is_dated: bool) -> tuple[str, bool]:
    """The symbol without spaces, letters that lost their mark put right, and whether there were any."""
    joined = re.sub(rf"\s?{_DASH}\s?", "-", re.sub(r"\s?[/\\]\s?", "/", text)).rstrip(".-/")
    mended = re.sub(r"[^/-]+", lambda match: _mended(match[0], is_dated=is_dated), joined)
    return mended, mended != joined


def _mended(part: str, *, is_dated: bool) -> str:
    letters = part.replace("Ð", "Đ")
    if not is_dated:
        letters = letters.replace("0", "O")
    if letters.isascii():
        proper = _WITH_D.get(letters.lower()) or type_abbreviation(letters)
        return proper if proper and proper != letters and fold(proper) == letters.lower() else letters
    return letters
