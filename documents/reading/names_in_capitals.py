"""Names that documents print in capitals, in the case of running text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from vietnamese.syllables import is_unmarked_syllable
from vietnamese.text import fold

__all__ = ["apart", "lower_but_first", "readable_name"]

_AFTER_WHICH_A_NAME_STARTS: Final = {
    "tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu", "ủy", "uỷ", "thôn",
}  # fmt: skip
_AFTER_WHICH_ONE_CAPITAL: Final = {
    "bộ", "sở", "ban", "cục", "vụ", "phòng", "viện", "trường", "và", "-", "–", "công", "hội", "tổng", "đoàn",
}  # fmt: skip
_PHRASES: Final = (
    "Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động", "Việt Nam", "Ủy ban nhân dân",
    "Hội đồng nhân dân", "Công đoàn", "Ban Chấp hành", "Ban Thường vụ", "Trung ương", "Hồ Chí Minh",
    "Quốc hội", "Chính phủ", "Tổng cục", "Chi cục", "Văn phòng", "Trung tâm", "Mặt trận Tổ quốc",
    "Bảo hiểm xã hội", "Tập đoàn", "Tổng công ty", "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Quận ủy", "Đảng ủy",
)  # fmt: skip
_KEPT_SHORT: Final = {
    "LĐLĐ",
    "UBND",
    "HĐND",
    "CĐCS",
    "BCH",
    "BTV",
    "TLĐ",
    "BHXH",
    "MTTQ",
    "TP",
    "TP.",
    "TNHH",
    "MTV",
}


def readable_name(name: str, text: str) -> str:
    """A name printed in capitals, as running text writes it: as `text` does if it can, else by rule."""
    if not name.isupper():
        return name
    pattern = re.sub(r"\\?[-–—]", "-", re.escape(" ".join(name.split())).replace(r"\ ", " "))
    pattern = re.sub(r"\s*-\s*", r"\\s*[-–—]\\s*", pattern).replace(" ", r"\s+")
    written = (" ".join(match[0].split()) for match in re.finditer(pattern, text, re.IGNORECASE))
    common = Counter(found for found in written if not found.isupper() and found[:1].isupper())
    if common:
        return max(common.items(), key=lambda item: (item[1], sum(map(str.isupper, item[0]))))[0]
    return _by_rule(name)


def _by_rule(name: str) -> str:
    words = name.split()
    result: list[str] = []
    starts_name = False
    for position, word in enumerate(words):
        before = words[position - 1].lower() if position else ""
        starts_name = starts_name or (before in _AFTER_WHICH_A_NAME_STARTS and word != "HỘI")
        if word in _KEPT_SHORT:
            result.append(word)
        elif position == 0 or starts_name or before in _AFTER_WHICH_ONE_CAPITAL:
            result.append(word.capitalize())
        else:
            result.append(word.lower())
        if word in {"-", "–", "VÀ", "THÀNH", "THỊ", "TỈNH", "HUYỆN"}:
            starts_name = False
            result[-1] = word.lower() if position else result[-1]
    readable = " ".join(result)
    for phrase in _PHRASES:
        readable = re.sub(rf"\b{phrase}\b", phrase, readable, flags=re.IGNORECASE)
    return readable


def apart(text: str) -> str:
    """Syllables that a scan has run together, apart again: "VIỆTNAM" → "VIỆT NAM"."""
    return " ".join(_cut(word) if word.isupper() and len(word) > 4 else word for word in text.split())


def _cut(word: str) -> str:
    folded = fold(word)
    if len(folded) != len(word) or not folded.isalpha() or is_unmarked_syllable(folded):
        return word
    for place in range(2, len(word) - 1):
        if is_unmarked_syllable(folded[:place]) and is_unmarked_syllable(folded[place:]):
            return f"{word[:place]} {word[place:]}"
    return word


def lower_but_first(text: str) -> str:
    """A title printed in capitals as a sentence: "HƯỚNG DẪN THI ĐUA" → "Hướng dẫn thi đua"."""
    lowered = text.lower()
    for phrase in _PHRASES:
        lowered = re.sub(rf"\b{phrase}\b", phrase, lowered, flags=re.IGNORECASE)
    return lowered[:1].upper() + lowered[1:]
