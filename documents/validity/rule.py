"""The rule of validity (hiệu lực): on which day a document has which status, since when and why.

The law: a document holds from its date of effect; it ceases to when its term ends, when it is replaced or
abolished, wholly or in the provisions concerned; it may be suspended, and then holds again from the day said
(Luật Ban hành văn bản quy phạm pháp luật 80/2015/QH13, Điều 151, 153 and 154, on the time of effect, on
suspension and on the end of effect). What those articles leave open is settled so, the first that applies:

1.  not applicable: the type neither comes into force nor expires (công văn, thông báo);
2.  replaced, wholly: more useful to know than that it expired as well, since it leads to the text in force;
3.  expired: its term has ended, it was wholly abolished, or it depends on a document that was replaced,
    abolished or has expired (`documents.validity.acts`), whichever came first;
4.  not yet in force: before its date of effect; what has not begun is neither suspended nor partly gone;
5.  suspended, wholly, as long as the suspension of it, or of what it depends on, lasts;
6.  partly expired: clauses were replaced or abolished (also by an amendment that abolishes some), or are
    suspended. An amendment that only rewords leaves a document in force;
7.  unknown: without a date of effect nothing says that it ever came into force;
8.  in force.

Every date is the first day of what it begins, and ends are the first day after; days are those of Vietnam. An
act counts from the date its relation gives, else from when the acting document takes effect, else from its
issue, and only while the acting document is published. What a document did stays done when it expires itself.
That guidance falls with what it guides (Điều 154, khoản 4) is for people to judge: transitional clauses say
otherwise too often.

What it says of saved documents is written down, see `documents.validity.spans`: whatever lists, counts and
tells validity reads that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from documents.enums import ValidityReason, ValidityStatus
from documents.validity.acts import Act

__all__ = ["Facts", "Judged", "Judgement"]

IN_PART: Final = frozenset(
    {
        ValidityReason.REPLACED_IN_PART,
        ValidityReason.ABOLISHED_IN_PART,
        ValidityReason.SUSPENDED_IN_PART,
        ValidityReason.AMENDED,
    }
)
ENDS: Final = (ValidityReason.ABOLISHED, ValidityReason.ENDED_WITH)
PAUSES: Final = (ValidityReason.SUSPENDED, ValidityReason.SUSPENDED_WITH)
SUSPENSIONS: Final = frozenset({*PAUSES, ValidityReason.SUSPENDED_IN_PART})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, why, since which day, and what was done to the document to bring it about."""

    status: ValidityStatus
    reason: ValidityReason
    since: date | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The days on which a judgement stands; `until` is the first day after them."""

    judgement: Judgement
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the validity of a document follows from; `acts` are in order of time."""

    has_validity: bool
    effective_on: date | None
    expires_on: date | None
    acts: Sequence[Act]

    def spans(self) -> Iterator[Judged]:
        """Every judgement there was and will be, without gap or overlap."""
        ends = (act.until for act in self.acts)
        days = {self.effective_on, self.expires_on, *(act.since for act in self.acts), *ends}
        starts = [None, *sorted(day for day in days if day)]
        # None stands for the time before the first day on which anything changes.
        runs = [
            (judgement, next(run))
            for judgement, run in groupby(starts, lambda day: self.judge(day or date.min))
        ]
        untils = [start for _judgement, start in runs[1:]]
        for (judgement, since), until in zip(runs, [*untils, None], strict=True):
            yield Judged(judgement, since, until)

    def judge(self, on: date) -> Judgement:
        return next(self._that_apply(on))

    def _that_apply(self, on: date) -> Iterator[Judgement]:
        """The statuses that apply, in the order in which they go before each other."""
        held = [act for act in self.acts if act.holds(on)]
        if not self.has_validity:
            yield Judgement(ValidityStatus.NOT_APPLICABLE, ValidityReason.TYPE)
        if act := _first(held, ValidityReason.REPLACED):
            yield Judgement(ValidityStatus.REPLACED, act.reason, act.since, act)
        ending = _first(held, *ENDS)
        if ending and ending.since <= (self.expires_on or date.max):
            yield Judgement(ValidityStatus.EXPIRED, ending.reason, ending.since, ending)
        if self.expires_on and self.expires_on <= on:
            yield Judgement(ValidityStatus.EXPIRED, ValidityReason.DATE_OF_EXPIRY, self.expires_on)
        if self.effective_on and on < self.effective_on:
            yield Judgement(ValidityStatus.NOT_YET_IN_FORCE, ValidityReason.DATE_OF_EFFECT)
        if act := _first(held, *PAUSES):
            yield Judgement(ValidityStatus.SUSPENDED, act.reason, self._from_effect(act.since), act)
        if act := _first(held, *IN_PART):
            yield Judgement(ValidityStatus.PARTLY_EXPIRED, act.reason, self._from_effect(act.since), act)
        if self.effective_on is None:
            yield Judgement(ValidityStatus.UNKNOWN, ValidityReason.DATE_UNKNOWN)
        elif act := self._last_suspension(on):
            yield Judgement(ValidityStatus.IN_FORCE, ValidityReason.RESUMED, act.until, act)
        yield Judgement(ValidityStatus.IN_FORCE, ValidityReason.DATE_OF_EFFECT, self.effective_on)

    def _from_effect(self, since: date) -> date:
        return max(since, self.effective_on or since)

    def _last_suspension(self, on: date) -> Act | None:
        """The suspension after which a document in force holds again."""
        effect = self.effective_on or date.max
        ended = [
            (act.until, act)
            for act in self.acts
            if act.reason in SUSPENSIONS and act.until and act.since < act.until and effect < act.until <= on
        ]
        return max(ended, key=lambda pair: pair[0])[1] if ended else None


def _first(acts: Sequence[Act], *reasons: ValidityReason) -> Act | None:
    return next((act for act in acts if act.reason in reasons), None)
