"""From which day a document says that it holds (hiệu lực)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from documents.reading.dates import written_dates
from documents.reading.lines import Line
from documents.reading.results import Doubt, Found
from documents.reading.wording import SUBJECTS_OF_EFFECT, any_of

__all__ = ["read_effective_date"]

# "… này có hiệu lực (thi hành) …"; not "hết hiệu lực", nor what is said of contracts and licences.
SENTENCE: Final = re.compile(
    r"\b(?P<subject>[a-z ]{2,40}?) nay (?:bat dau |se )?co hieu luc"
    r"(?: (?:thi hanh|thuc hien|ap dung))?,?(?P<when>.{0,160})"
)
SUBJECTS: Final = re.compile(rf"(?:{any_of(SUBJECTS_OF_EFFECT)})$")
ON_SIGNING: Final = re.compile(r"\s*(?:ke )?tu ngay (?:ky|ban hanh|thong qua)")
AFTER_DAYS: Final = re.compile(
    r"\s*(?:thi hanh )?sau (?P<days>\d{1,3})(?: \([^)]*\))? ngay,? (?:ke )?tu ngay [a-z]"
)
GAZETTE: Final = re.compile(r"cong bao|dang bao")


def read_effective_date(lines: Sequence[Line], issued_on: date | None) -> Found[date]:
    """The day in "có hiệu lực từ ngày …", "… kể từ ngày ký", "… sau 45 ngày kể từ ngày ký".

    Nothing, without a doubt, where the text does not say: letters and plans hold when they are signed.
    """
    found: Found[date] = Found(None)
    for line in _joined(lines):
        for match in SENTENCE.finditer(line.folded):
            if not SUBJECTS.search(match["subject"].strip()):
                continue
            result = _read(line, match, issued_on)
            if result.value is not None or found.value is None:
                found = result
            if found.is_certain:
                return found
    return found


def _read(line: Line, match: re.Match[str], issued_on: date | None) -> Found[date]:
    when = match["when"]
    raw = line.text[match.start() : match.start("when") + 60]
    signed = Found(issued_on, () if issued_on else (Doubt.MISSING,), line.page, raw)
    if ON_SIGNING.match(when):
        return signed
    if later := AFTER_DAYS.match(when):
        if GAZETTE.search(when) or issued_on is None:
            return Found(None, (Doubt.INCOMPLETE,), line.page, raw)
        return Found(issued_on + timedelta(days=int(later["days"])), (), line.page, raw)
    after = Line(line.page, line.text[match.start("when") :])
    for written in written_dates(after):
        is_plain = written.start < 30 and not written.is_repaired
        is_early = bool(written.day and issued_on and written.day < issued_on)
        doubts = (Doubt.DISAGREES,) if is_early else () if is_plain else (Doubt.GUESSED,)
        return Found(written.day, doubts if written.day else (Doubt.INCOMPLETE,), line.page, raw)
    return Found(None, (Doubt.INCOMPLETE,), line.page, raw)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines that say "hiệu lực", with the one before, where the subject may stand, and two that follow."""
    return [
        Line(line.page, " ".join(part.text for part in lines[max(0, position - 1) : position + 3]))
        for position, line in enumerate(lines)
        if "hieu luc" in line.folded or line.folded.endswith("hieu")
    ]
