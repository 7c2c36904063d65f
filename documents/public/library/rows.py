"""The rows of the list, ready to be written: a template that asks models itself takes far longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from counters.totals import totals_for
from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.public.viewer.covers import covers_at
from documents.validity.as_at import DAY_PARAMETER, AskedDay
from documents.validity.verdicts import Verdict, verdicts
from pages.templatetags.pages import moment, number

__all__ = ["SHOWN", "list_rows"]

#: What is read of a document; type and issuer are known.
SHOWN: Final = (
    "title", "url_path", "number", "issued_on", "posted_on", "effective_on", "withdrawn_on", "document_type",
    "issuer",
)  # fmt: skip
CHIP: Final = '<span class="chip chip--{}">{}</span>'
# Of these the chip says all there is to say.
SPEAK_FOR_THEMSELVES: Final = (ValidityStatus.IN_FORCE, ValidityStatus.NOT_APPLICABLE)


def list_rows(
    documents: Sequence[LegalDocumentPage], addresses: Mapping[int, str], as_at: AskedDay
) -> list[dict[str, Any]]:
    """A row for each document, of which `validity` is set as well. Five queries at most."""
    keys = [document.pk for document in documents]
    judged, totals, covers = verdicts(documents, as_at.on), totals_for(keys), covers_at(addresses)
    day = f"?{DAY_PARAMETER}={as_at.value}" if as_at.is_chosen else ""
    rows = []
    for document in documents:
        verdict = judged[document.pk]
        document.validity = verdict.status.value
        rows.append(
            {
                "number": document.number or "—",
                "title": document.title,
                "url": addresses[document.pk] + day,
                "cover": covers.get(document.pk),
                "origin": _origin(document),
                "issued": moment(document.issued_on, "short") or "—",
                "posted": moment(document.posted_on, "short"),
                "chips": format_html_join("", CHIP, _chips(document, verdict)),
                # For what the chip leaves unsaid.
                "document": None if _is_plain(document, verdict) else document,
                "verdict": verdict,
                "views": number(totals[document.pk].views),
                "downloads": number(totals[document.pk].downloads),
            }
        )
    return rows


def _origin(document: LegalDocumentPage) -> str:
    return " · ".join(word.name for word in (document.document_type, document.issuer) if word)


def _chips(document: LegalDocumentPage, verdict: Verdict) -> list[tuple[str, str]]:
    """As `components/validity.html`: what was withdrawn is said to be so, and never to be in force."""
    chips = [("withdrawn", _("Withdrawn"))] if document.withdrawn_on else []
    if chips and verdict.status == ValidityStatus.IN_FORCE:
        return chips
    return [*chips, (verdict.status.value, str(verdict.status.label))]


def _is_plain(document: LegalDocumentPage, verdict: Verdict) -> bool:
    return bool(document.withdrawn_on) or verdict.status in SPEAK_FOR_THEMSELVES
