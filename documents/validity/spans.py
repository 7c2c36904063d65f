"""The status spans of documents: what the rule says of every day, written down at each change.

A span is a row of `documents.models.StatusSpan`. They are written in the transaction of the change
(`documents.validity.signal_handlers`); what writes to the tables past all signals calls `write_spans` itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from documents.models import LegalDocumentPage, StatusSpan
from documents.models.status_span import ALWAYS, EVER, FIRST_DAY, LAST_DAY
from documents.validity.acts import Act, acts_on_each
from documents.validity.rule import Facts, Judged

__all__ = ["facts_of_each", "forget_spans", "spans_of", "stale_documents", "write_spans"]

DOCUMENTS_AT_ONCE: Final = 500
COLUMNS: Final = tuple(
    field.attname for field in StatusSpan._meta.concrete_fields if field.name not in {"id", "told_from"}
)
Row = tuple[Any, ...]


def write_spans(ids: Iterable[int]) -> int:
    """Make the spans of these documents say what the rule says; return of how many they said something else.

    Three statements for each 500 documents where nothing differs, one more for each step of dependence, two
    more where something does.
    """
    return sum(_write(some) for some in _some_at_once(ids))


def stale_documents(ids: Iterable[int]) -> list[int]:
    """Those of these documents whose spans differ from the rule."""
    return sorted(pk for some in _some_at_once(ids) for pk in _differing(some))


def forget_spans(document_id: int) -> None:
    """Remove those of a document that goes."""
    StatusSpan.objects.filter(document=document_id).delete()


def facts_of_each(ids: Collection[int]) -> Mapping[int, Facts]:
    """What the validity of these documents follows from, by id; those that do not exist are left out."""
    acts = acts_on_each(ids)
    rows = LegalDocumentPage.objects.filter(pk__in=ids).values_list(
        "pk", "document_type__has_validity", "effective_on", "expires_on"
    )
    return {
        pk: Facts(has_validity is not False, effective_on, expires_on, acts.get(pk, []))
        for pk, has_validity, effective_on, expires_on in rows
    }


def spans_of(document_id: int, facts: Facts) -> Iterator[StatusSpan]:
    """The unsaved spans of a document of these facts."""
    for told_from, told_until in pairwise([EVER, *_leavings(facts.acts), ALWAYS]):
        told = [act for act in facts.acts if act.told_until is None or act.told_until >= told_until]
        known = Facts(facts.has_validity, facts.effective_on, facts.expires_on, told)
        for judged in known.spans():
            yield _span(document_id, judged, told_from, told_until)


def _some_at_once(ids: Iterable[int]) -> Iterator[Collection[int]]:
    keys = sorted(set(ids))
    for start in range(0, len(keys), DOCUMENTS_AT_ONCE):
        yield keys[start : start + DOCUMENTS_AT_ONCE]


def _write(ids: Collection[int]) -> int:
    with transaction.atomic():
        differing = _differing(ids)
        if differing:
            StatusSpan.objects.filter(document__in=differing).delete()
            StatusSpan.objects.bulk_create(span for spans in differing.values() for span in spans)
    return len(differing)


def _differing(ids: Collection[int]) -> dict[int, Sequence[StatusSpan]]:
    """The documents whose spans are not as they have to be from now on, with those that have to be."""
    now = timezone.now()
    written: defaultdict[int, set[Row]] = defaultdict(set)
    for span in StatusSpan.objects.filter(document__in=ids, told_until__gt=now):
        written[span.document_id].add(_row(span, now))
    wanted = {pk: list(spans_of(pk, facts)) for pk, facts in facts_of_each(ids).items()}
    return {pk: spans for pk, spans in wanted.items() if {_row(span, now) for span in spans} != written[pk]}


def _row(span: StatusSpan, now: datetime) -> Row:
    """All that it says; since when it has been told does not matter."""
    return max(span.told_from, now), *(getattr(span, column) for column in COLUMNS)


def _leavings(acts: Iterable[Act]) -> list[datetime]:
    """The moments to come at which acting documents leave the site, in order."""
    now = timezone.now()
    return sorted({act.told_until for act in acts if act.told_until and act.told_until > now})


def _span(document_id: int, judged: Judged, told_from: datetime, told_until: datetime) -> StatusSpan:
    judgement = judged.judgement
    span = StatusSpan(
        document_id=document_id,
        told_from=told_from,
        told_until=told_until,
        since=judged.since or FIRST_DAY,
        until=judged.until or LAST_DAY,
        status=judgement.status.value,
        reason=judgement.reason.value,
        began_on=judgement.since,
    )
    if act := judgement.act:
        span.cause_id, span.cause_text, span.cause_url = act.page_id, act.text, act.url
        span.scope = act.scope
    if act and (origin := act.origin):
        span.origin_reason = origin.reason.value
        span.origin_cause_id, span.origin_text = origin.page_id, origin.text
    return span
