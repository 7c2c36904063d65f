"""How the names of bodies begin and end, line by line."""

from __future__ import annotations

import re
from typing import Final

from documents.parsing.lines import Line
from documents.parsing.name_words import phrase_key, phrases
from documents.parsing.wording import BODIES, OTHER_WORDS, any_of
from vietnamese.tones import place_tones

__all__ = ["begins_like_body", "is_finished", "is_place_goes_on", "is_unfinished"]

# A word alone goes on with the name above: "BỘ NỘI / VỤ", "BỘ TÀI NGUYÊN VÀ MÔI / TRƯỜNG".
_SINGLE: Final = frozenset(phrase for phrase in BODIES if " " not in phrase)
BEGINNINGS: Final = re.compile(
    rf"(?:(?:{any_of(BODIES - _SINGLE)})\b|(?:{any_of(_SINGLE)})\b(?!\s*(?:$|[-–,])))"
)
OTHERS: Final = re.compile(rf"(?:{any_of(OTHER_WORDS)})\b", re.IGNORECASE)
# One body is nothing without what the next line says.
UNFINISHED: Final = re.compile(
    r"(?:[-–—,]|\bva|\bcua|\bcac|\bnganh"
    r"|^(?:uy ban|hoi dong|toa an|vien kiem sat) nhan dan|^uy ban(?: nhan)?|^lien doan(?: lao(?: dong)?)?"
    r"|^dang bo|^dang uy|^ubnd|^hdnd|^ldld|^cong doan(?: co so| nganh| co quan| bo phan)?|^nghiep doan"
    r"|^cdcs|^so|^bo|^ban|^cd"
    r"|\b(?:cong ty|tong cong ty|tap doan|nha may|xi nghiep|benh vien|trung tam|phong|khoa|ngan hang)"
    r"|\b(?:cong ty|tong cong ty) (?:tnhh|tnhh mtv|tnhh mot thanh vien|cp|co phan)"
    r"|\btruong(?: dai hoc| cao dang| trung cap| thpt| thcs| tieu hoc| mam non| mau giao)?|^ban chap hanh"
    r"|^ban thuong vu|^bch|^btv|^so giao duc|^lien hiep|^tong|^tong lien doan|^mat tran to quoc)$"
)
# Ends with a place, after which a name does not go on; the place itself may have two lines.
PLACE: Final = r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|phuong|xa|thi tran)"
FINISHED: Final = re.compile(
    rf"\b{PLACE}\s(?:[^\W\d_]+\s[^\W\d_]+(?:\s\S+)*|\d+)$|\bviet nam$|\bkinh te$|\bthpt \S+ \S+$"
)

AT_PLACE: Final = re.compile(rf"\b{PLACE}$")
LONGEST_PLACE: Final = 2


def is_place_goes_on(above: Line, line: Line) -> bool:
    """Whether a line names the place that the one above announces: "… THÀNH PHỐ / HỘI AN"."""
    if AT_PLACE.search(above.folded) is None or len(line.text.split()) > LONGEST_PLACE:
        return False
    return phrase_key(line.text) not in phrases


def begins_like_body(line: Line) -> bool:
    """Whether a line begins as names of bodies do; where it has marks, they are looked at."""
    if BEGINNINGS.match(line.folded) is None:
        return False
    return line.text.isascii() or OTHERS.match(place_tones(line.text).lower()) is None


def is_unfinished(line: Line) -> bool:
    """Whether the name has to go on: "ỦY BAN NHÂN DÂN", "CÔNG ĐOÀN", "SỞ"."""
    return UNFINISHED.search(line.folded) is not None


def is_finished(line: Line) -> bool:
    """Whether the name has all that a name can have: it ends with the name of a place."""
    return FINISHED.search(line.folded) is not None
