"""What documents do to the validity of others: the relations that matter to it, and from which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.db.models import Q

from documents.enums import RelationType, ValidityReason
from documents.querysets import RelationQuerySet

if TYPE_CHECKING:
    from documents.models import DocumentRelation, LegalDocumentPage

__all__ = ["Act", "acts_on", "acts_on_each", "acts_on_loaded"]

WHOLE: Final = {
    RelationType.REPLACES: ValidityReason.REPLACED,
    RelationType.ABOLISHES: ValidityReason.ABOLISHED,
    RelationType.SUSPENDS: ValidityReason.SUSPENDED,
}
IN_PART: Final = {
    RelationType.REPLACES: ValidityReason.REPLACED_IN_PART,
    RelationType.ABOLISHES: ValidityReason.ABOLISHED_IN_PART,
    RelationType.SUSPENDS: ValidityReason.SUSPENDED_IN_PART,
}


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to a document (`reason`), from `since` and, if suspended, maybe only before `until`.

    Done by the document `page_id` of the library, or by one outside it (`text`, `url`).
    """

    reason: ValidityReason
    since: date
    until: date | None = None
    scope: str = ""
    page_id: int | None = None
    text: str = ""
    url: str = ""

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def acts_on(document: LegalDocumentPage) -> list[Act]:
    """What is done to a document, earliest first. Relations of its own count as it has them, saved or not."""
    inverse = _deciding().filter(target=document.pk) if document.pk else ()
    return _in_order([*_suffered(document), *inverse])


def acts_on_loaded(document: LegalDocumentPage) -> list[Act]:
    """The same of one whose relations were prefetched, see `LegalDocumentPage.loaded_for_search`."""
    return _in_order([*_suffered(document), *(document.inverse_relations.all() if document.pk else ())])


def acts_on_each(ids: Collection[int]) -> Mapping[int, list[Act]]:
    """What is done to each of many documents, by their ids, earliest first. One query."""
    found: dict[int, list[DocumentRelation]] = defaultdict(list)
    for relation in _deciding().filter(Q(target__in=ids) | Q(page__in=ids, is_suffered=True)):
        found[relation.passive_id].append(relation)
    return {pk: _in_order(group) for pk, group in found.items()}


def _deciding() -> RelationQuerySet:
    return RelationQuerySet(apps.get_model("documents", "DocumentRelation")).deciding()


def _suffered(document: LegalDocumentPage) -> list[DocumentRelation]:
    return [relation for relation in document.relations.all() if relation.is_suffered]


def _in_order(relations: Iterable[DocumentRelation]) -> list[Act]:
    acts = [act for relation in relations if (act := _act(relation))]
    return sorted(acts, key=lambda act: (act.since, act.page_id or 0, act.reason.value, act.scope))


def _act(relation: DocumentRelation) -> Act | None:
    """None where a relation has no bearing on validity, is not published, or begins on no known day."""
    reason = _reason(relation)
    if reason is None or not (relation.is_suffered or relation.page.live):
        return None
    since = relation.effective_on
    if since is None and not relation.is_suffered:
        since = relation.page.effective_on or relation.page.issued_on
    if since is None:
        return None
    until = relation.ends_on if relation.relation_type == RelationType.SUSPENDS else None
    if relation.is_suffered:
        return Act(reason, since, until, relation.scope, None, relation.target_text, relation.target_url)
    return Act(reason, since, until, relation.scope, relation.page_id)


def _reason(relation: DocumentRelation) -> ValidityReason | None:
    kind = relation.kind
    if kind is RelationType.AMENDS:
        return ValidityReason.AMENDED if relation.abolishes_clauses else None
    return (IN_PART if relation.scope else WHOLE).get(kind)
