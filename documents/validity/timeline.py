"""What happened to a document and what will, in order of the days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from documents.enums import InverseRelation
from documents.models import LegalDocumentPage
from documents.relations import SeenRelation

__all__ = ["Event", "timeline_of"]

# What is done to the text or the validity of a document; to be cited or named does nothing to it.
TOLD: Final = frozenset(InverseRelation) - {
    InverseRelation.BASIS_OF,
    InverseRelation.RELATED,
    InverseRelation.HAS_ATTACHED,
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day, `on` None where the day is not known. `relation` is that which brought it about."""

    on: date | None
    label: str
    relation: SeenRelation | None = None
    is_to_come: bool = False


def timeline_of(document: LegalDocumentPage, relations: Iterable[SeenRelation], today: date) -> list[Event]:
    """The events in order, those without a day last. `relations` are those of `relations_of`."""
    events = [*_of_itself(document), *_of_others(relations)]
    dated = [(on, label, relation) for on, label, relation in events]
    dated.sort(key=lambda event: (event[0] is None, event[0] or today))
    return [Event(on, label, relation, bool(on and on > today)) for on, label, relation in dated]


def _of_itself(document: LegalDocumentPage) -> Iterator[tuple[date, str, None]]:
    if document.issued_on:
        yield document.issued_on, _("Issued"), None
    if document.effective_on:
        yield document.effective_on, _("Takes effect"), None
    if document.expires_on:
        yield document.expires_on, _("No longer in force"), None


def _of_others(relations: Iterable[SeenRelation]) -> Iterator[tuple[date | None, str, SeenRelation]]:
    for relation in relations:
        if relation.type not in TOLD:
            continue
        yield relation.since, str(relation.type.label), relation
        if relation.type == InverseRelation.SUSPENDED_BY and relation.until:
            yield relation.until, _("The suspension ends"), relation
