"""From which day a document says that it holds (hiệu lực)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from documents.parsing.lines import Line
from documents.parsing.number_words import NUMBER_WORDS, number_in_words
from documents.parsing.results import Doubt, Found
from documents.parsing.wording import SUBJECTS_OF_EFFECT, any_of

__all__ = ["read_effective_date"]

_SUBJECT: Final = any_of(SUBJECTS_OF_EFFECT)
# As "… này có hiệu lực (thi hành) …", "… này thay thế Quyết định … và có hiệu lực …"; not "hết hiệu lực", nor
# what is said of contracts and licences.
SENTENCE: Final = re.compile(
    rf"\b(?P<subject>{_SUBJECT}) (?P<this>nay (?:(?:thay the|bai bo|sua doi)\b[^.;]{{1,160}}? va )?)?"
    r"(?:bat dau |se |chinh thuc )?"
    r"co (?:hieu luc|gia tri(?=(?: thi hanh)? (?:ke )?tu ))"
    r"(?: (?:thi hanh|thuc hien|ap dung|phap ly))*,?(?P<when>.{0,200})"
)
# Without "này" it is the document only as the subject of an article: "Điều 3. Quyết định có hiệu lực …".
OPENS_CLAUSE: Final = re.compile(r"(?:^|[.;:]\s|\bdieu \d+\s?[.:]?\s|\b\d+[.)]\s|[-+]\s)$")
SENTENCE_END: Final = re.compile(r"[.;!](?=\s+[^\W\d_a-zà-ỹđ]|\s*$|\s+\d+\.\s)")
ON_SIGNING: Final = re.compile(
    r"\s*(?:thi hanh |ap dung )?(?:ke |tinh )?tu (?:ngay|khi)? ?(?:duoc )?(?:ky\b|ban hanh|thong qua)"
)
_UNIT: Final = r"(?P<unit>ngay(?: lam viec)?|thang|tuan|nam)"
AFTER: Final = re.compile(
    rf"\s*(?:thi hanh )?(?:ke tu )?sau (?P<count>\d{{1,3}}|{NUMBER_WORDS})(?: ?\([^)]*\))? {_UNIT}\b,?"
    r" ?(?P<from>(?:ke |tinh )*tu (?:ngay|khi) (?:duoc )?(?:ky|ban hanh)\b(?! (?:ket|thoa))|ke tu khi ky)?"
)
# "từ ngày 01/4/2024", "kể từ 01/4/2024", "từ 0 giờ 00 phút ngày 01 tháng 4 năm 2024".
FROM_DAY: Final = re.compile(
    r"\s*(?:bat dau |thi hanh |ap dung |thuc hien )*(?:ke |tinh )*tu,? "
    r"(?:\d{1,2} gio(?: \d{1,2}(?: phut)?)?,? )?"
    r"(?:ngay )?(?:(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})(?!\d)"
    r"|(?P<day_in_words>\d{1,2}) thang (?P<month_in_words>\d{1,2}),? nam (?P<year_in_words>\d{4})(?!\d))"
)


def read_effective_date(lines: Sequence[Line], issued: Found[date], title: str = "") -> Found[date]:
    """The day in "có hiệu lực từ ngày …", "… kể từ ngày ký", "… sau mười lăm ngày kể từ ngày ký".

    Only the sentence that says so counts, and only of the document itself: "Quyết định này"; without "này"
    the type has to be that of `title`. Nothing, without a doubt, where the text does not say: letters and
    plans hold when they are signed. A day reckoned from the day of issue is as doubtful as that.
    """
    found: Found[date] = Found(None)
    for line in _joined(lines):
        for match in SENTENCE.finditer(line.folded):
            if not _is_itself(line, match, title):
                continue
            result = _read(line, match, issued)
            if result.value is not None or found.value is None:
                found = result
            if found.is_certain:
                return found
    return found


def _is_itself(line: Line, match: re.Match[str], title: str) -> bool:
    if match["this"]:
        return True
    subject = line.text[match.start("subject") : match.end("subject")]
    if not subject[:1].isupper() or subject.lower() != title.lower():
        return False
    return OPENS_CLAUSE.search(line.folded[: match.start()]) is not None


def _read(line: Line, match: re.Match[str], issued: Found[date]) -> Found[date]:
    raw = line.text[match.start() : match.start("when") + 60]
    written = line.text[match.start("when") : match.end("when")]
    end = SENTENCE_END.search(written)
    when = match["when"][: end.start()] if end else match["when"]
    if ON_SIGNING.match(when):
        return _reckoned(issued, issued.value, line, raw)
    if later := AFTER.match(when):
        day = _later(issued.value, later) if later["from"] else None
        return _reckoned(issued, day, line, raw)
    if named := FROM_DAY.match(when):
        return _named(named, issued.value, line, raw)
    return Found(None, (Doubt.INCOMPLETE,), line.page, raw)


def _reckoned(issued: Found[date], day: date | None, line: Line, raw: str) -> Found[date]:
    if day is None:
        return Found(None, (Doubt.INCOMPLETE,), line.page, raw)
    return Found(day, issued.doubts, line.page, raw)


def _later(issued_on: date | None, match: re.Match[str]) -> date | None:
    """The day so many days or months after the issue. Working days nobody can count without a calendar."""
    count = int(match["count"]) if match["count"].isdigit() else number_in_words(match["count"])
    if issued_on is None or not count or match["unit"] == "ngay lam viec":
        return None
    if match["unit"] in {"ngay", "tuan"}:
        return issued_on + timedelta(days=count * (7 if match["unit"] == "tuan" else 1))
    months = issued_on.year * 12 + issued_on.month - 1 + count * (12 if match["unit"] == "nam" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(issued_on.day, calendar.monthrange(year, month + 1)[1]))


def _named(match: re.Match[str], issued_on: date | None, line: Line, raw: str) -> Found[date]:
    parts = [match[name] or match[f"{name}_in_words"] for name in ("year", "month", "day")]
    try:
        day = date(*map(int, parts))
    except ValueError:
        return Found(None, (Doubt.INCOMPLETE,), line.page, raw)
    is_early = issued_on is not None and day < issued_on
    return Found(day, (Doubt.DISAGREES,) if is_early else (), line.page, raw)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines that say "hiệu lực", with the one before, where the subject may stand, and two that follow."""
    return [
        Line(line.page, " ".join(part.text for part in lines[max(0, position - 1) : position + 3]))
        for position, line in enumerate(lines)
        if "hieu luc" in line.folded or line.folded.endswith("hieu") or "gia tri" in line.folded
    ]
