"""The number and symbol (số, ký hiệu) of the head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from documents.numbers import DocumentNumber, number_key, parse_number
from documents.numbers.type_names import TYPE_NAMES, type_abbreviation
from documents.parsing.approximate import digits
from documents.parsing.lines import Line
from vietnamese.text import fold

__all__ = ["WrittenNumber", "spoilt_number", "written_number"]

_DIGITS: Final = r"[0-9OolIi|SBQZ]"
_PART: Final = r"(?:TTg|CTr|TTr|QyĐ|QyD|[A-ZĐƯÐ0][A-ZĐƯÐa-zđ&0-9.]{0,15})"
_DASH: Final = r"[-–—−_]"
_NUMBER_WORD: Final = r"(?:S[ốỐôÔoOóÓồỒổỔ6éÉ]|s[ốô])"
# Between number and symbol where the slash was lost; what follows has to be a type.
_NO_SLASH: Final = rf"(?: (?<=[0-9]) | (?<=[0-9]\s) ) (?= (?:{'|'.join(TYPE_NAMES)}|QD) \s? {_DASH} )"
# After "Số": the number or a gap where it will be written, then the parts of the symbol.
_WRITTEN: Final = re.compile(
    rf"""
    (?P<type>(?:LUẬT|Luật|NGHỊ\sQUYẾT|Nghị\squyết|PHÁP\sLỆNH|Pháp\slệnh|BỘ\sLUẬT|Bộ\sluật|LỆNH)\s)?
    \b{_NUMBER_WORD}\s?[:.;,]{{0,2}}\s?
    (?P<number>(?:{_DIGITS}\s?){{0,5}}?) (?P<suffix>[a-hjkmnp-zđ]|bis)? [\s.…_]*
    (?: [/\\] \s? (?P<year>(?:1|2|l|I)\s?(?:{_DIGITS}\s?){{3}}) (?=[/\\\-–]) )?
    (?P<mark> [/\\] | {_DASH} | {_NO_SLASH} ) \s?
    (?P<symbol> {_PART} (?: \s?[/\\\-–—−_]\s? {_PART} )* )
    """,
    re.VERBOSE,
)
_BARE: Final = re.compile(rf"\b(?:Số|SỐ)\s?:\s?(?P<number>{_DIGITS}{{1,5}})(?=$|\s+[^\W\d_])")
# A number line in which nothing but the word, and perhaps the symbol, can be read.
_SPOILT: Final = re.compile(rf"{_NUMBER_WORD}\s?[:.;](?!\s?[^\W\d_]{{2,}}\s[^\W\d_])")
_SYMBOL_OF_SPOILT: Final = re.compile(
    rf"(?P<mark>[/\\]|{_DASH}(?=\s?[A-ZĐ][A-ZĐa-z]{{1,3}}\s?/))\s?(?P<symbol>{_PART}(?:\s?[/\\\-–—−_]\s?{_PART})*)\s*$"
)
_LONGEST_SPOILT: Final = 45
# Before a number that belongs to another document, and before that of a form.
_CITING: Final = re.compile(
    r"[(:;]|\b(?:theo|can cu|cua|tai|mau|bieu|phu luc|va|ngay|nghi dinh|quyet dinh|thong tu|chi thi|ke hoach"
    r"|huong dan|thong bao|nghi quyet|cong van|van ban|quy dinh|quy che|dieu|khoan|so|lien tich)\b\W*$"
)
_GOES_ON: Final = re.compile(r"[^\W\d_]")
_SUBJECT: Final = re.compile(r"\(?(?:v\s?/\s?v|ve viec)\b")
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
    """A number in a line, as it should be written; `number` is "" where the document was not numbered yet,
    or where nobody can read it. `symbol` is "" where there is none.
    """

    start: int
    end: int
    number: str
    symbol: str
    is_repaired: bool

    @property
    def parts(self) -> DocumentNumber | None:
        return parse_number(self.number or f"1{self.symbol}")


def written_number(line: Line) -> WrittenNumber | None:
    """The number that a line of the head announces with "Số", or None where it announces none.

    Reads dirty spaces ("Số: 43 / 2007 /TT - BTC") and what scanning spoils: "S6: l5/HD-TLD", "Số:
    914QĐ-LĐLĐ". A number inside a sentence belongs to what the sentence cites.
    """
    match = _WRITTEN.search(line.text)
    if match is None or not _is_symbol(match):
        bare = _BARE.search(line.text)
        if bare is None or not _is_own(line, bare):
            return None
        figures = digits(bare["number"])
        figures = figures if figures.strip("0") else ""
        return WrittenNumber(bare.start(), bare.end(), figures, "", is_repaired=False)
    if not _is_own(line, match):
        return None
    figures = digits(match["number"])
    written_year = "".join((match["year"] or "").split())
    year = f"/{digits(written_year)}" if written_year else ""
    is_slash_lost = not match["mark"]
    mark = "/" if is_slash_lost or match["mark"] in "/\\" else "-"
    symbol, is_mended = _symbol(match["symbol"], is_dated=bool(year))
    tail = f"{year}{mark}{symbol}"
    # No document has the number nought: something before it was lost.
    whole = f"{figures}{match['suffix'] or ''}{tail}" if figures.strip("0") else ""
    written_figures = "".join(match["number"].split()) + written_year
    is_repaired = is_slash_lost or is_mended or f"{figures}{year.strip('/')}" != written_figures
    if whole and not number_key(whole):
        return None
    return WrittenNumber(match.start(), match.end(), whole, f"{mark}{symbol}", is_repaired)


def spoilt_number(line: Line) -> WrittenNumber | None:
    """A line that begins with "Số" and in which no number can be read, with its symbol if that can be."""
    if len(line.text) > _LONGEST_SPOILT or not _SPOILT.match(line.text):
        return None
    match = _SYMBOL_OF_SPOILT.search(line.text)
    if match is None:
        return WrittenNumber(0, len(line.text), "", "", is_repaired=True)
    mark = "/" if match["mark"] in "/\\" else "-"
    symbol, _is_mended = _symbol(match["symbol"], is_dated=False)
    return WrittenNumber(0, len(line.text), "", f"{mark}{symbol}", is_repaired=True)


def _is_symbol(match: re.Match[str]) -> bool:
    """Whether its mark may stand before a symbol: "17-CT/TW" is a number, "Trường số 1 - Đức Phổ" none."""
    if match["mark"] in {"/", "\\", ""}:
        return True
    first = re.split(r"[^\w&]", match["symbol"], maxsplit=1)[0]
    return bool(type_abbreviation(first)) or re.search(r"[/\\]", match["symbol"]) is not None


def _is_own(line: Line, match: re.Match[str]) -> bool:
    """Whether the number stands by itself, or between columns, and not inside a sentence."""
    if line.text[match.start()] == "s":
        return False
    before, after = line.folded[: match.start()].rstrip(), line.folded[match.end() :].strip()
    if _CITING.search(before) or "(" in before:
        return False
    if before and not line.part(0, match.start()).is_capital and not _SUBJECT.search(before):
        is_announced = re.match(r"\S+\s?:", line.text[match.start() :]) is not None
        return is_announced and len(before) < _LONGEST_SPOILT
    goes_on = _GOES_ON.search(after) is not None and not _SUBJECT.match(after)
    if match.groupdict().get("type"):
        return not goes_on
    is_plain = not goes_on or not after[:1].isalpha() or line.part(match.end()).is_capital
    return is_plain or ":" in match[0]


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
