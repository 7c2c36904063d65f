"""Whether documents hold on a day, since when, why, and which document made it so.

The rule, its sources and what goes before what: `documents.validity.rule`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from documents.enums import ValidityReason, ValidityStatus
from documents.models import LegalDocumentPage
from documents.validity.acts import Act, acts_on, acts_on_each, acts_on_loaded
from documents.validity.rule import Facts, Span

__all__ = ["Verdict", "spans", "verdict_of", "verdicts"]


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


def spans(document: LegalDocumentPage) -> Iterator[Span]:
    """Every status the document has had and will have; its relations should be prefetched."""
    return _facts(document, acts_on_loaded(document)).spans()


def verdict_of(document: LegalDocumentPage, on: date) -> Verdict:
    """The verdict on one document as it stands in memory, so that a preview shows what was edited."""
    facts = _facts(document, acts_on(document))
    act = facts.judge(on).act
    return _verdict(facts, on, _causes([act] if act else []))


def verdicts(pages: Iterable[LegalDocumentPage], on: date) -> dict[int, Verdict]:
    """The verdicts on many saved documents, by id, in four queries at most (types with `for_rows`).

    One more for each step to what they depend on.
    """
    documents = list(pages)
    if not documents:
        return {}
    acts = acts_on_each([document.pk for document in documents])
    facts = {document.pk: _facts(document, acts.get(document.pk, [])) for document in documents}
    causes = _causes([act for each in facts.values() if (act := each.judge(on).act)])
    return {pk: _verdict(each, on, causes) for pk, each in facts.items()}


def _facts(document: LegalDocumentPage, acts: Sequence[Act]) -> Facts:
    has_validity = document.document_type is None or document.document_type.has_validity
    return Facts(has_validity, document.effective_on, document.expires_on, acts)


def _causes(acts: Sequence[Act]) -> dict[int, LegalDocumentPage]:
    """The acting documents that everybody may read, by id."""
    ids = {one.page_id for act in acts for one in (act, act.origin) if one and one.page_id}
    if not ids:
        return {}
    documents = LegalDocumentPage.objects
    return {page.pk: page for page in documents.published().filter(pk__in=ids).for_rows()}


def _verdict(facts: Facts, on: date, causes: dict[int, LegalDocumentPage]) -> Verdict:
    judged = facts.judge(on)
    until = next((span.until for span in facts.spans() if span.until is None or on < span.until), None)
    if (act := judged.act) is None:
        return Verdict(judged.status, judged.since, judged.reason, until=until)
    return Verdict(
        judged.status,
        judged.since,
        judged.reason,
        cause=causes.get(act.page_id or 0),
        cause_text=act.text,
        cause_url=act.url,
        scope=act.scope,
        behind=_behind(act.origin, causes) if act.origin else "",
        until=until,
        is_caused=True,
    )


def _behind(origin: Act, causes: dict[int, LegalDocumentPage]) -> str:
    """What was done to the document on which another depends, in words."""
    if origin.is_expiry:
        return str(origin.reason.label)
    cause = causes.get(origin.page_id or 0)
    name = cause.short_name if cause else origin.text or _("another document")
    return f"{origin.reason.label} {name}"
