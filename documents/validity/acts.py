"""What documents do to the validity of others: the relations that matter to it, and from which day.

Some documents stand or fall with another one, their principal. Rules issued together with a decision (ban
hành kèm theo) have no life of their own: who abolishes the decision abolishes them. A consolidated text (văn
bản hợp nhất) says what its sources say, as long as they hold. Neither is so the other way round. Both reach
on: an annex of the rules falls with the decision too. A circle ends. The relations are
`documents.enums.DEPENDING`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import F, Q

from documents.enums import DECIDING, DEPENDING, RelationType, ValidityReason
from documents.models import DocumentRelation, LegalDocumentPage
from documents.models.relation_queryset import RelationQuerySet
from pages.visibility import is_live

__all__ = ["Act", "acts_on", "acts_on_each"]

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
PASSED_ON: Final = {
    ValidityReason.REPLACED: ValidityReason.ENDED_WITH,
    ValidityReason.ABOLISHED: ValidityReason.ENDED_WITH,
    ValidityReason.DATE_OF_EXPIRY: ValidityReason.ENDED_WITH,
    ValidityReason.SUSPENDED: ValidityReason.SUSPENDED_WITH,
}


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to a document (`reason`), from `since` and, if suspended, maybe only before `until`.

    Done by the document `page_id` of the library, or by one outside it (`text`, `url`). With an `origin` it
    was done to the document `page_id`, on which this one depends, and reaches it from there. At the moment
    `told_until`, if there is one, the acting document leaves the site, and its act counts no more.
    """

    reason: ValidityReason
    since: date
    until: date | None = None
    scope: str = ""
    page_id: int | None = None
    text: str = ""
    url: str = ""
    origin: Act | None = None
    told_until: datetime | None = None

    @property
    def is_expiry(self) -> bool:
        """Whether it is the end of a term, which matters to documents that depend on this one."""
        return self.reason is ValidityReason.DATE_OF_EXPIRY

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def acts_on(document: LegalDocumentPage) -> list[Act]:
    """What is done to a document, earliest first. Relations of its own count as it has them, saved or not."""
    inverse = _deciding().filter(target=document.pk) if document.pk else ()
    return _in_order([*_direct(_suffered(document)), *_direct(inverse), *_inherited(document)])


def acts_on_each(ids: Collection[int]) -> Mapping[int, list[Act]]:
    """What is done to each of many documents, by their ids, earliest first.

    One query, and one more for each step from a document to what it depends on.
    """
    acts, principals = _read_all(set(ids))
    return {
        pk: _in_order(
            [*acts.get(pk, ()), *(act for one in _above(pk, principals) for act in _passed_on(one, acts))]
        )
        for pk in {*acts, *principals} & set(ids)
    }


def _read_all(ids: set[int]) -> tuple[dict[int, list[Act]], dict[int, set[int]]]:
    """The acts on each document and on all that it depends on, and on which each depends directly."""
    acts: dict[int, list[Act]] = defaultdict(list)
    principals: dict[int, set[int]] = defaultdict(set)
    known, frontier = set(ids), ids
    while frontier:
        found = _bearing_on(frontier)
        frontier = set()
        for relation in found:
            if relation.relation_type not in DEPENDING:
                acts[relation.passive_id] += _direct([relation])
                continue
            principal = relation.target_id
            principals[relation.page_id].add(principal)
            if principal not in known:
                acts[principal] += _expiry(principal, relation.principal_expires_on)
                frontier.add(principal)
            elif principal in ids and not any(act.is_expiry for act in acts[principal]):
                acts[principal] += _expiry(principal, relation.principal_expires_on)
        known |= frontier
    return acts, principals


def _bearing_on(ids: Collection[int]) -> RelationQuerySet:
    """Relations that decide about these documents, and those by which they depend on others."""
    on_them = Q(relation_type__in=DECIDING) & (Q(target__in=ids) | Q(page__in=ids, is_suffered=True))
    by_them = Q(relation_type__in=DEPENDING, page__in=ids, target__isnull=False)
    found = DocumentRelation.objects.filter(on_them | by_them).select_related("page").defer("page__text")
    return found.annotate(principal_expires_on=F("target__expires_on"))


def _inherited(document: LegalDocumentPage) -> list[Act]:
    """What a document suffers by what is done to those on which it depends."""
    own = [
        relation
        for relation in document.relations.all()
        if relation.relation_type in DEPENDING and relation.target_id and relation.target_id != document.pk
    ]
    if not own:
        return []
    direct = {relation.target_id for relation in own}
    acts, principals = _read_all(direct)
    for relation in own:
        if not any(act.is_expiry for act in acts[relation.target_id]):
            expires_on = relation.target.expires_on if relation.target else None
            acts[relation.target_id] += _expiry(relation.target_id, expires_on)
    above = direct.union(*(_above(pk, principals) for pk in direct)) - {document.pk}
    return [act for pk in above for act in _passed_on(pk, acts)]


def _above(pk: int, principals: Mapping[int, set[int]]) -> set[int]:
    """All on which a document depends, however far; a circle ends."""
    found: set[int] = set()
    waiting = [pk]
    while waiting:
        new = principals.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found - {pk}


def _passed_on(principal: int, acts: Mapping[int, list[Act]]) -> Iterator[Act]:
    """The acts on a principal as those that depend on it suffer them: of its whole, not of its parts."""
    for act in acts.get(principal, ()):
        if reason := PASSED_ON.get(act.reason):
            yield Act(reason, act.since, act.until, page_id=principal, origin=act, told_until=act.told_until)


def _expiry(principal: int, expires_on: date | None) -> list[Act]:
    """The end of the term of a principal, as what is done to those that depend on it."""
    if expires_on is None:
        return []
    return [Act(ValidityReason.DATE_OF_EXPIRY, expires_on, page_id=principal)]


def _deciding() -> RelationQuerySet:
    deciding: RelationQuerySet = DocumentRelation.objects.deciding()
    return deciding


def _suffered(document: LegalDocumentPage) -> list[DocumentRelation]:
    return [relation for relation in document.relations.all() if relation.is_suffered]


def _direct(relations: Iterable[DocumentRelation]) -> list[Act]:
    return [act for relation in relations if (act := _act(relation))]


def _in_order(acts: Iterable[Act]) -> list[Act]:
    told = [act for act in acts if not act.is_expiry]
    return sorted(told, key=lambda act: (act.since, act.page_id or 0, act.reason.value, act.scope))


def _act(relation: DocumentRelation) -> Act | None:
    """None where a relation has no bearing on validity, is not published, or begins on no known day."""
    reason = _reason(relation)
    if reason is None or not (relation.is_suffered or is_live(relation.page)):
        return None
    since = relation.begins_on(relation.page)
    if since is None:
        return None
    until = relation.ends_on if relation.relation_type == RelationType.SUSPENDS else None
    if relation.is_suffered:
        return Act(reason, since, until, relation.scope, None, relation.target_text, relation.target_url)
    return Act(reason, since, until, relation.scope, relation.page_id, told_until=relation.page.expire_at)


def _reason(relation: DocumentRelation) -> ValidityReason | None:
    kind = relation.kind
    if kind is RelationType.AMENDS:
        return ValidityReason.AMENDED if relation.abolishes_clauses else None
    return (IN_PART if relation.scope else WHOLE).get(kind)
