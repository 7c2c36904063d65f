"""Names of persons, as they stand below their office."""

from __future__ import annotations

import re
from typing import Final

from documents.parsing.lines import same_length_fold
from documents.parsing.results import Doubt
from documents.parsing.wording import BODIES, BODY_OPENINGS, OFFICES, SURNAMES, any_of

__all__ = ["begins_with_frequent_name", "person_at_end", "person_doubts"]

# Of several peoples: "H’Yim Kđoh", "Điểu K'Ré", "Y Blĭ Êban", "Thào A Páo", "Ka Mah".
_WORD: Final = r"[^\W\d_a-z][^\W\d_]*(?:['’ʼ`-][^\W\d_]+)*"
NAME: Final = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,5}})\s*$")
MOST_WORDS: Final = 5
#: So many lines below the office a name without a known family name is still believed.
NEAR: Final = 3
#: So many with one; the recipients stand between where two columns are mixed.
FAR: Final = 12
# What stands there besides names, with capitals.
NO_NAME: Final = re.compile(
    rf"(?:{any_of(OFFICES | BODIES | BODY_OPENINGS)}|luu|danh sach|noi nhan|phu luc|can bo|nguoi|dai dien"
    r"|ben|mau|don vi|nhu|cac|ghi chu|tong cong|tong so|sao|ky|xac nhan|y kien|ha noi|viet nam|thanh pho|tinh"
    r"|muc|chuong|dieu|phan|bieu|dong chi|kinh|tran trong|email|dien thoai|website|dia chi|ho ten|ho va ten"
    r"|quyet dinh|ke hoach)\b"
)
# So many people bear them that two in one line are two persons.
FREQUENT: Final = frozenset(
    {"nguyen", "tran", "le", "pham", "hoang", "huynh", "vo", "vu", "dang", "bui", "do"}
)


def person_at_end(text: str, *, is_beside_item: bool, since_office: int = 0) -> str:
    """The name of a person that a line is, or ends with beside a recipient; "" where there is none.

    A family name that is known is evidence enough. Without one the name has to be alone on its line, near
    below the office (`since_office` lines).
    """
    match = NAME.search(text.strip(" .,;"))
    if match is None:
        return ""
    name = match["name"]
    words = name.split()
    is_whole = match.start() == 0
    is_in_place = (is_whole or is_beside_item) and since_office <= FAR
    if not is_in_place or len(words) > MOST_WORDS or _are_two(words):
        return ""
    if len(words) == 1 and not (_is_highland(name) and is_whole and since_office <= NEAR):
        return ""
    if not _has_family_name(name) and (not is_whole or since_office > NEAR or not _may_be_name(name)):
        return ""
    if name.isupper():
        is_office = any(phrase in same_length_fold(name) for phrase in OFFICES)
        return "" if is_office or not _may_be_name(name) else _title(name)
    return name if _has_family_name(name) or not name.isupper() else ""


def person_doubts(name: str) -> tuple[Doubt, ...]:
    """Without any mark the spelling is in doubt, without a known family name that it is a name at all.

    People of the highlands may bear a single name ("K’Brẽ").
    """
    if not _has_family_name(name) or " " not in name:
        return (Doubt.GUESSED,)
    is_plain = name.isascii() and len(name.split()) > 2 and "'" not in name
    return (Doubt.SPELLING,) if is_plain else ()


def begins_with_frequent_name(name: str) -> bool:
    """Whether the first word is a family name that hardly ever is anything else."""
    return same_length_fold(name.split(maxsplit=1)[0]) in FREQUENT


def _has_family_name(name: str) -> bool:
    return same_length_fold(name.split(maxsplit=1)[0]) in SURNAMES or _is_highland(name)


def _is_highland(name: str) -> bool:
    """H' and K' begin the names of women and men of the highlands."""
    return re.match(r"[HK]['’ʼ`]", name) is not None


def _may_be_name(name: str) -> bool:
    return NO_NAME.match(same_length_fold(name)) is None


def _are_two(words: list[str]) -> bool:
    """Whether a line names two persons who signed side by side."""
    later = (same_length_fold(word) for word in words[2:-1])
    return (
        len(words) > 4 and same_length_fold(words[0]) in SURNAMES and any(word in FREQUENT for word in later)
    )


def _title(name: str) -> str:
    """From capitals: "H'YIM KĐOH" → "H'Yim Kđoh"."""
    return " ".join(re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) for word in name.split())
