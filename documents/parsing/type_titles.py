"""The name of the type (tên loại) as a line of its own, and cut off from what follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from documents.numbers import TYPE_NAMES
from documents.numbers.type_names import type_abbreviation
from documents.parsing.approximate import find_like, letters_only
from documents.parsing.lines import Line, same_length_fold

__all__ = ["LETTER", "TypeTitle", "type_of_symbol", "type_title"]

LETTER: Final = "Công văn"
# Without an abbreviation of their own.
_OTHERS: Final = (
    "Luật", "Bộ luật", "Hiến pháp", "Điều lệ", "Chiến lược", "Quy trình", "Thông tri", "Quy hoạch",
    "Sắc lệnh", "Lời kêu gọi", "Văn bản hợp nhất", "Đề cương", "Nội quy", "Danh mục",
)  # fmt: skip
NAMES: Final = tuple(sorted({*TYPE_NAMES.values(), *_OTHERS} - {LETTER}, key=len, reverse=True))
_FOLDED: Final[Mapping[str, str]] = {letters_only(same_length_fold(name))[0]: name for name in NAMES}


@dataclass(frozen=True, slots=True)
class TypeTitle:
    """A type named by a line, and where what follows it in the same line starts."""

    name: str
    end: int
    is_repaired: bool


def type_title(line: Line) -> TypeTitle | None:
    """The type that a line in capitals names, alone or at its beginning; None where it names none.

    "THÔNG TƯ", "Q U Y Ế T  Đ Ị N H", "THÔNG TƯ LIÊN TỊCH", "QUYẾT ĐỊNH VỀ VIỆC …", "QUYÉT ĐỊNH".
    """
    if not line.is_capital and not _starts_in_capitals(line):
        return None
    letters, places = letters_only(line.folded)
    if name := _FOLDED.get(letters):
        return TypeTitle(name, len(line.text), is_repaired=_has_lost_marks(line.text, name))
    for folded, name in _FOLDED.items():
        if letters.startswith(folded):
            end = places[len(folded) - 1] + 1
            if line.text[end : end + 1] in {"", " ", ":"} and line.text[:end].isupper():
                return TypeTitle(name, end, is_repaired=_has_lost_marks(line.text[:end], name))
    return _repaired(line, letters)


def type_of_symbol(abbreviation: str) -> str:
    """The name of the type that a symbol abbreviates, "" for none."""
    return TYPE_NAMES.get(type_abbreviation(abbreviation), "") if abbreviation else ""


def _starts_in_capitals(line: Line) -> bool:
    words = line.text.split()
    return len(words) > 2 and all(word.isupper() for word in words[:2])


def _repaired(line: Line, letters: str) -> TypeTitle | None:
    """A title with one letter wrong; two types may look alike, then it is none."""
    near = [
        name
        for folded, name in _FOLDED.items()
        if len(folded) >= 7
        and abs(len(folded) - len(letters)) <= 1
        and find_like(same_length_fold(name), line.folded, errors=1)
    ]
    return TypeTitle(near[0], len(line.text), is_repaired=True) if len(near) == 1 else None


def _has_lost_marks(text: str, name: str) -> bool:
    return "".join(text.lower().split()).rstrip(":") != "".join(name.lower().split())
