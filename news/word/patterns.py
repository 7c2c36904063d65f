"""How newsrooms of unions write who made something, and where it comes from."""

from __future__ import annotations

import re
from typing import Final

from vietnamese.syllables import is_syllable

__all__ = ["is_only_photos", "is_person", "is_unit", "makers", "photographer", "source_of"]

LONGEST: Final = 120
# As in "Tin, ảnh: …", "Bài và ảnh: …" and "Thực hiện: …".
_WORK: Final = r"(?:tin|bài(?: viết)?|ảnh|hình|chùm ảnh|clip|video|tin bài)"
MAKERS: Final = re.compile(
    rf"\W*(?P<work>{_WORK}(?:\s*(?:,|và|&|-|–|\+|/)\s*{_WORK})*"
    rf"|người viết|tác giả|thực hiện|người thực hiện)\s*:\s*(?P<names>\S.*?)\W*",
    re.IGNORECASE,
)
SOURCE: Final = re.compile(r"\W*(?:nguồn(?: tin)?\s*:\s*|theo\s*:?\s+)(?P<name>\S.*?)\W*", re.IGNORECASE)
PHOTOGRAPHER: Final = re.compile(
    r"(?:^|(?<=[.;,!?”\")\s(–-]))\(?\s*(?:ảnh|hình|nguồn ảnh|nguồn)\s*:\s*"
    r"(?P<name>[^():.;]{2,80}?)\s*[).]*\s*$",
    re.IGNORECASE,
)
UNIT: Final = re.compile(
    r"(?:lđlđ|liên đoàn lao động|tổng lđlđ|tổng liên đoàn|công đoàn|nghiệp đoàn|cđcs|cđ |cđn |"
    r"đài |báo |tạp chí |ban (?:tuyên giáo|nữ công|chính sách|tổ chức|chấp hành|thường vụ)|"
    r"văn phòng (?:lđlđ|liên đoàn)|nhà văn hóa lao động)",
    re.IGNORECASE,
)
NAME_WORD: Final = re.compile(r"[^\W\d_]+\.?(?:[^\W\d_]+\.?)*")
SENTENCE_END: Final = (".", ";", ",", "?", "!", "…", ":")


def makers(line: str) -> tuple[str, bool] | None:
    """The names after "Tin, ảnh:", and whether they made the pictures; None for another line.

    "Ảnh: …" alone names nobody who wrote.
    """
    match = MAKERS.fullmatch(line) if len(line) <= LONGEST else None
    if match is None:
        return None
    work = match["work"].lower()
    return match["names"], "ảnh" in work or "hình" in work


def is_only_photos(line: str) -> bool:
    match = MAKERS.fullmatch(line) if len(line) <= LONGEST else None
    return match is not None and match["work"].lower() in {"ảnh", "hình", "chùm ảnh"}


def source_of(line: str) -> str:
    """What a line of its own such as "Theo báo Lao Động" names; "" for another line."""
    match = SOURCE.fullmatch(line) if len(line) <= LONGEST // 2 else None
    # "Theo kế hoạch, …" begins a sentence.
    is_sentence = match is not None and ("," in match["name"] or not match["name"][:1].isalnum())
    return match["name"] if match and not is_sentence else ""


def photographer(caption: str) -> tuple[str, str]:
    """A caption without the name at its end, and the name: "Trao quà. (Ảnh: Lan)" → "Trao quà.", "Lan"."""
    match = PHOTOGRAPHER.search(caption)
    return (caption[: match.start()].rstrip(" -–("), match["name"].strip()) if match else (caption, "")


def is_unit(line: str) -> bool:
    """Whether a short line is the name of a body and nothing else."""
    return len(line) <= LONGEST and UNIT.match(line) is not None and not line.endswith(SENTENCE_END)


def is_person(line: str) -> bool:
    """Whether a line may be a name: two to five words with capitals, all of them Vietnamese; or "H.N"."""
    words = line.split()
    if not 1 <= len(words) <= 5 or not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    if len(words) == 1:
        return "." in line.rstrip(".") and line.isupper()
    return all(word[:1].isupper() for word in words) and all(
        is_syllable(word) or word.endswith(".") or len(word) == 1 for word in words
    )
