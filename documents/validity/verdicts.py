"""Whether documents hold on a day, since when, why, and which document made it so.

The rule, its sources and what goes before what: `documents.validity.rule`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.enums import ValidityReason, ValidityStatus
from documents.models import LegalDocumentPage, StatusSpan
from documents.models.status_span import LAST_DAY
from documents.validity.acts import acts_on
from documents.validity.rule import Facts
from documents.validity.spans import spans_of
from pages.prepared import Prepared, padded
from pages.restrictions import restricted_paths
from pages.visibility import open_now

__all__ = ["Verdict", "verdict_of", "verdicts"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a document on a day, the first day and the reason of it, and the document that caused it.

    `cause` is one that everybody may read; one outside the library is `cause_text` and maybe `cause_url`; one
    that is not public is not named (`is_caused` says that there is one). `scope` names the clauses if only
    some are meant, `behind` tells what was done to the cause where this one depends on it ("replaced by
    503/QĐ"). `until` is the first day on which the status will be another, as far as is known.
    """

    status: ValidityStatus
    since: date | None
    reason: ValidityReason
    cause: LegalDocumentPage | None = None
    cause_text: str = ""
    cause_url: str = ""
    scope: str = ""
    behind: str = ""
    until: date | None = None
    is_caused: bool = False

    @property
    def cause_name(self) -> str:
        """Number of the document that caused it, or else its name; empty for a mere matter of dates."""
        if self.cause is not None:
            return self.cause.short_name
        return self.cause_text or (_("another document") if self.is_caused else "")

    @property
    def explanation(self) -> str:
        """The reason in words, without the date: "replaced by 12/QĐ-TLĐ"."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.reason.label} {self.cause_name}".strip() + detail

    @property
    def detail(self) -> str:
        """What stands in brackets after the cause: the clauses concerned, or what was done to the cause."""
        return self.scope or self.behind


SPANS: Final = Prepared(
    lambda at, on, *ids: StatusSpan.objects.standing(at=at).filter(document__in=ids, until__gte=on)
)
CAUSES: Final = Prepared(
    lambda at, *ids, closed: LegalDocumentPage.objects.filter(open_now(at, closed), pk__in=ids).for_rows()
)
# Of a document whose spans were never written.
UNTOLD: Final = Verdict(ValidityStatus.UNKNOWN, None, ValidityReason.DATE_UNKNOWN)


def verdict_of(document: LegalDocumentPage, on: date) -> Verdict:
    """The verdict on one document as it stands in memory, so that a preview shows what was edited."""
    has_validity = document.document_type is None or document.document_type.has_validity
    facts = Facts(has_validity, document.effective_on, document.expires_on, acts_on(document))
    now = timezone.now()
    spans = [span for span in spans_of(document.pk or 0, facts) if span.told_from <= now]
    return _verdicts(spans, on)[document.pk or 0]


def verdicts(pages: Iterable[LegalDocumentPage], on: date) -> dict[int, Verdict]:
    """The verdicts on many saved documents, by id, in two queries at most (types with `for_rows`)."""
    ids = [document.pk for document in pages]
    if not ids:
        return {}
    found = _verdicts(SPANS.rows(timezone.now(), on, *padded(ids)), on)
    return {pk: found.get(pk, UNTOLD) for pk in ids}


def _verdicts(spans: Iterable[StatusSpan], on: date) -> dict[int, Verdict]:
    """The verdicts on the documents of these spans, all those that are told of the day and the days after."""
    of_each: defaultdict[int, list[StatusSpan]] = defaultdict(list)
    for span in sorted(spans, key=lambda span: span.since):
        if on < span.until or span.until == LAST_DAY:
            of_each[span.document_id].append(span)
    causes = _causes(some[0] for some in of_each.values())
    return {pk: _verdict(some[0], _next_change(some), causes) for pk, some in of_each.items()}


def _next_change(spans: Sequence[StatusSpan]) -> date | None:
    """The first day on which the status is another."""
    return next((span.since for span in spans if span.status != spans[0].status), None)


def _causes(spans: Iterable[StatusSpan]) -> dict[int, LegalDocumentPage]:
    """The acting documents that everybody may read, by id."""
    ids = {pk for span in spans for pk in (span.cause_id, span.origin_cause_id) if pk}
    if not ids:
        return {}
    documents = CAUSES.rows(timezone.now(), *padded([*ids]), closed=restricted_paths())
    return {page.pk: page for page in documents}


def _verdict(span: StatusSpan, until: date | None, causes: dict[int, LegalDocumentPage]) -> Verdict:
    return Verdict(
        ValidityStatus(span.status),
        span.began_on,
        ValidityReason(span.reason),
        cause=causes.get(span.cause_id or 0),
        cause_text=span.cause_text,
        cause_url=span.cause_url,
        scope=span.scope,
        behind=_behind(span, causes) if span.origin_reason else "",
        until=until,
        is_caused=bool(span.cause_id or span.cause_text),
    )


def _behind(span: StatusSpan, causes: dict[int, LegalDocumentPage]) -> str:
    """What was done to the document on which another depends, in words."""
    reason = ValidityReason(span.origin_reason)
    if reason is ValidityReason.DATE_OF_EXPIRY:
        return str(reason.label)
    cause = causes.get(span.origin_cause_id or 0)
    name = cause.short_name if cause else span.origin_text or _("another document")
    return f"{reason.label} {name}"
