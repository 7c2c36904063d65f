"""Cells of the tables that lay out head and signature, whose paragraphs some readers put on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from documents.reading.wording import OFFICES, any_of
from vietnamese.text import fold

__all__ = ["cut_cells"]

LONGEST: Final = 900
# Bodies below another one, in capitals; each begins a line of its own.
LOWER_BODIES: Final = (
    r"LIÊN\sĐOÀN\sLAO\sĐỘNG|LĐLĐ|CÔNG\sĐOÀN|CĐCS|BAN\sCHẤP\sHÀNH|BAN\sTHƯỜNG\sVỤ|VĂN\sPHÒNG|SỞ|CỤC|TỔNG\sCỤC|CHI\sCỤC"
    r"|HUYỆN\s[UỦ][YỶ]|TỈNH\s[UỦ][YỶ]|THÀNH\s[UỦ][YỶ]|ĐẢNG\s[UỦ][YỶ]|TRƯỜNG\s(?:ĐẠI\sHỌC|CAO\sĐẲNG|CHÍNH\sTRỊ)|BỆNH\sVIỆN"
    r"|TRUNG\sTÂM|BẢO\sHIỂM\sXÃ\sHỘI|VIỆN\sKIỂM\sSÁT|TÒA\sÁN"
)
# What may stand before such a name inside a longer one.
INSIDE_A_NAME: Final = r"(?<!TỔNG)(?<!CHI)(?<!ỦY)(?<!UỶ)(?<!VÀ)(?<!/)(?<!-)(?<!–)(?<!CỦA)"
BREAKS: Final = re.compile(
    rf"""
      \s* [-_–—*=]{{3,}} \s*
    | \s+ (?= (?:Luật\s|LUẬT\s)? (?:Số|SỐ) \s?:? \s? [\dOol./…]{{1,6}} )
    | \s+ (?= V/v\b | V/V\b )
    | \s+ (?= Độc\slập\s[-–] ) | (?<=Hạnh\sphúc) \s+ | (?<=CHỦ\sNGHĨA\sVIỆT\sNAM) \s+
    | (?<=CỘNG\sSẢN\sVIỆT\sNAM) \s+ | \s+ \* \s+ | \s+ (?=Nơi\snhận\s?:)
    | (?<=[:;.]) \s+ (?=-\s)
    | {INSIDE_A_NAME} \s+ (?= (?:{LOWER_BODIES}) \s+ [A-ZĐÀ-Ỹ] )
    """,
    re.VERBOSE,
)
AUTHORITY: Final = re.compile(r"\b(?:(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MTL]\b\.?)")
SIGNATURE: Final = re.compile(
    rf"(?P<head>.*?\S)\s+(?P<office>(?:pho |quyen )?(?:{any_of(OFFICES)}))(?P<rest>(?:\s.*)?)$"
)


def cut_cells(text: str) -> Iterator[str]:
    """The lines of a line with cells (tabs between them); any other line comes back as it is."""
    if "\t" not in text:
        yield text
        return
    for cell in text.split("\t"):
        clean = " ".join(cell.split())
        if AUTHORITY.match(clean) or _is_office(clean):
            yield from _signature(clean)
        elif len(clean) <= LONGEST:
            yield from (part for part in BREAKS.split(clean) if part and part.strip())
        else:
            yield clean


def _is_office(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0].isupper() and re.match(SIGNATURE, f"x {fold(text)}") is not None


def _signature(text: str) -> Iterator[str]:
    """The lines of "TM. BAN THƯỜNG VỤ CHỦ TỊCH (đã ký) Nguyễn Thị Lan": for whom, office, remark, name."""
    words = text.split()
    capitals = 0
    while capitals < len(words) and words[capitals].isupper() and not words[capitals].startswith("("):
        capitals += 1
    above, below = " ".join(words[:capitals]), " ".join(words[capitals:])
    folded = fold(above)
    match = SIGNATURE.match(folded) if AUTHORITY.match(above) and len(folded) == len(above) else None
    if match:
        yield above[: match.end("head")]
        yield above[match.start("office") :]
    else:
        yield above
    if below:
        yield from (part for part in re.split(r"(?<=\))\s+", below) if part)
