"""The relations of a document, seen from this document whichever end they were stored at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.db.models import Q
from django.utils import timezone

from documents.enums import InverseRelation, RelationType
from documents.models import DocumentRelation, LegalDocumentPage
from documents.models.status_span import spoken_of
from pages.prepared import Prepared, padded
from pages.restrictions import restricted_paths
from pages.visibility import open_now

__all__ = ["RelationGroup", "SeenRelation", "is_edited", "relation_groups", "relations_of"]

RELATIONS: Final = Prepared(
    lambda here, there: DocumentRelation.objects.filter(Q(page=here) | Q(target=there)).order_by(
        "sort_order", "pk"
    )
)
OTHERS: Final = Prepared(
    lambda at, on, *ids, closed: (
        LegalDocumentPage.objects.filter(open_now(at, closed), pk__in=ids).with_validity(on, at).for_rows()
    )
)
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
    """Every relation once, what the document does before what is done to it. Two queries, or three
    where its own are not those of the database.

    Its own relations are read as it has them, saved or not; documents not everybody may read are left out.
    The others have the validity of the day `on`.
    """
    # Nothing points at a document that was never saved, and which staff preview.
    stored = RELATIONS.rows(document.pk, document.pk) if document.pk else []
    inverse = [relation for relation in stored if relation.target_id == document.pk]
    own = [relation for relation in stored if relation.page_id == document.pk]
    if not document.pk or is_edited(document, "relations"):
        own = list(document.relations.all())
    others = {relation.target_id for relation in own} | {relation.page_id for relation in inverse}
    found = _published({pk for pk in others if pk}, on)
    inverse.sort(key=lambda relation: _by_day(relation, found))
    seen = [*_seen_from_here(document, own, found), *_seen_from_there(inverse, found)]
    return sorted(_each_once(seen), key=lambda relation: ORDER[relation.type.value])


def relation_groups(relations: Iterable[SeenRelation]) -> list[RelationGroup]:
    """The relations by the label they have here, in the order they come."""
    return [
        RelationGroup(label, list(group))
        for label, group in groupby(relations, key=lambda relation: str(relation.type.label))
    ]


def is_edited(document: LegalDocumentPage, name: str) -> bool:
    """Whether what hangs on a document is at hand as somebody edits it, and not as the database has it."""
    return name in getattr(document, "_cluster_related_objects", {})


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


def _by_day(relation: DocumentRelation, found: dict[int, LegalDocumentPage]) -> tuple[bool, date, int]:
    """The earliest acting document first, one without a day last."""
    acting = found.get(relation.page_id)
    day = acting.issued_on if acting else None
    return day is None, day or date.min, relation.pk


def _published(ids: set[int], on: date) -> dict[int, LegalDocumentPage]:
    if not ids:
        return {}
    at, closed = timezone.now(), restricted_paths()
    return {page.pk: page for page in OTHERS.rows(at, spoken_of(on), *padded([*ids]), closed=closed)}
