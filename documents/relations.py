"""The relations of a document, seen from this document whichever end they were stored at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from documents.enums import InverseRelation, RelationType
from documents.models import DocumentRelation, LegalDocumentPage

__all__ = ["RelationGroup", "SeenRelation", "relation_groups", "relations_of"]

ORDER: Final = {kind.value: place for place, kind in enumerate([*RelationType, *InverseRelation])}


@dataclass(frozen=True, slots=True)
class SeenRelation:
    """What this document does to another, or another to it.

    `document` is one that everybody may read, with its `validity`; None where the other one is outside the
    library and only `text`, maybe `url`, tells of it. `scope` names the clauses if not the whole is meant,
    `since` the day from which it counts, `until` the day on which a suspension is over.
    """

    type: RelationType | InverseRelation
    document: LegalDocumentPage | None = None
    text: str = ""
    url: str = ""
    scope: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """One kind of relation under the label this document gives it."""

    label: str
    relations: list[SeenRelation]

    @property
    def documents(self) -> list[LegalDocumentPage]:
        return [relation.document for relation in self.relations if relation.document]

    @property
    def texts(self) -> list[str]:
        """What documents outside the library are called."""
        return [relation.text for relation in self.relations if relation.text]


def relations_of(document: LegalDocumentPage, on: date) -> list[SeenRelation]:
    """Every relation once, what the document does before what is done to it. Four queries at most.

    Its own relations are read as it has them, saved or not; documents not everybody may read are left out.
    The others have the validity of the day `on`.
    """
    own = list(document.relations.all())
    # Nothing points at a document that was never saved, and which staff preview.
    inverse = list(_pointing_at(document)) if document.pk else []
    others = {relation.target_id for relation in own} | {relation.page_id for relation in inverse}
    found = _published({pk for pk in others if pk}, on)
    seen = [*_seen_from_here(document, own, found), *_seen_from_there(inverse, found)]
    return sorted(_each_once(seen), key=lambda relation: ORDER[relation.type.value])


def relation_groups(relations: Iterable[SeenRelation]) -> list[RelationGroup]:
    """The relations by the label they have here, in the order they come."""
    return [
        RelationGroup(label, list(group))
        for label, group in groupby(relations, key=lambda relation: str(relation.type.label))
    ]


def _seen_from_here(
    document: LegalDocumentPage, own: Iterable[DocumentRelation], found: dict[int, LegalDocumentPage]
) -> Iterator[SeenRelation]:
    for relation in own:
        if relation.target_id and relation.target_id not in found:
            continue
        kind = relation.kind
        yield SeenRelation(
            kind.inverse if relation.is_suffered else kind,
            found.get(relation.target_id or 0),
            relation.target_text,
            relation.target_url,
            relation.scope,
            relation.begins_on(document),
            relation.ends_on,
        )


def _seen_from_there(
    inverse: Iterable[DocumentRelation], found: dict[int, LegalDocumentPage]
) -> Iterator[SeenRelation]:
    for relation in inverse:
        if acting := found.get(relation.page_id):
            yield SeenRelation(
                relation.kind.inverse,
                acting,
                scope=relation.scope,
                since=relation.begins_on(acting),
                until=relation.ends_on,
            )


def _each_once(relations: Iterable[SeenRelation]) -> Iterator[SeenRelation]:
    """Documents related to each other may both say so."""
    known = set()
    for relation in relations:
        end = relation.document.pk if relation.document else (relation.text, relation.url)
        # Both ends call it by the same word where it is the same from either.
        key = (relation.type.value, end, relation.scope)
        if key not in known:
            known.add(key)
            yield relation


def _pointing_at(document: LegalDocumentPage) -> Iterable[DocumentRelation]:
    relations = DocumentRelation.objects
    return relations.filter(target=document.pk).order_by("page__issued_on", "pk")


def _published(ids: set[int], on: date) -> dict[int, LegalDocumentPage]:
    if not ids:
        return {}
    documents = LegalDocumentPage.objects
    return {page.pk: page for page in documents.published().filter(pk__in=ids).with_validity(on).for_rows()}
