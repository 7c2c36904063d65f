"""Whether several bodies issued a document together, and their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.parsing.bodies import begins_like_body
from documents.parsing.head import Head
from documents.parsing.lines import Line, same_length_fold

__all__ = ["are_joint", "cut_joint", "joined"]

BETWEEN_BODIES: Final = re.compile(
    r"\s?[-–—,]\s?(?=\S)|\s+VÀ\s+(?=(?:BỘ|TỔNG|[ỦU][YỶ] BAN|NGÂN HÀNG|LIÊN ĐOÀN|CÔNG ĐOÀN|SỞ|HỘI"
    r"|T[ÒO][AÀ] ÁN|VIỆN|BAN)\s)"
)
# Units sign with their own abbreviation behind that of their body: 12/HD-LĐLĐ-BTG.
UNITS: Final = re.compile(r"(?:ban|phong|van phong|khoa|to|vu|doi)\b")


def are_joint(head: Head, names: Sequence[str]) -> bool:
    """Whether the type says so ("liên tịch"), or the symbol names each of the bodies (QCPH-LĐLĐ-UBND)."""
    symbol = head.number.symbol if head.number else ""
    is_said = (
        (head.title is not None and head.title.name.endswith("liên tịch"))
        or "TTLT" in symbol
        or "NQLT" in symbol
    )
    if is_said and (len(names) > 1 or len(cut_joint(names[0])) > 1):
        return True
    bodies = [part for name in names for part in cut_joint(name)]
    return len(bodies) > 1 and _are_in_symbol(symbol, bodies)


def cut_joint(name: str) -> list[str]:
    """The bodies that one line names: "BỘ NỘI VỤ - BỘ TÀI CHÍNH"."""
    parts = BETWEEN_BODIES.split(name)
    whole: list[str] = []
    for part in (part.strip(" -–") for part in parts):
        if whole and not begins_like_body(Line(0, part)):
            separator = ", " if "," in name else " - "
            whole[-1] = f"{whole[-1]}{separator}{part}"
        elif part:
            whole.append(part)
    return whole


def joined(names: Sequence[str]) -> str:
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _are_in_symbol(symbol: str, bodies: Sequence[str]) -> bool:
    """Whether each body has its own part of the symbol: LĐLĐ for the federation, UBND for the committee."""
    parts = [same_length_fold(part) for part in re.split(r"[-/]", symbol) if part]
    folded = [same_length_fold(body) for body in bodies]
    if len(parts) < len(bodies) or any(UNITS.match(body) for body in folded):
        return False
    own = [next((part for part in parts if _abbreviates(part, body)), "") for body in folded]
    return all(own) and len(set(own)) == len(bodies)


def _abbreviates(part: str, body: str) -> bool:
    words = [word for word in re.findall(r"[^\W_]+", body) if word not in {"va", "cac"}]
    initials = "".join(word[0] for word in words)
    return len(part) > 1 and (initials.startswith(part) or words[0] == part)
