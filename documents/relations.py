"""The relations of a document, seen from this document whichever end they were stored at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps

from documents.enums import RelationType

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["RelationGroup", "relations_of"]


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """One kind of relation under the label this document gives it.

    `documents` are published and carry their `validity`; `texts` describe documents outside the library.
    """

    label: str
    documents: list[LegalDocumentPage]
    texts: list[str]


def relations_of(document: LegalDocumentPage, on: date) -> list[RelationGroup]:
    """Return the groups that are not empty, acting relations before suffered ones. Three queries at most."""
    ids: dict[str, list[int]] = {}
    texts: dict[str, list[str]] = {}
    for relation in document.relations.all():
        label = str(RelationType(relation.relation_type).label)
        if relation.target_id:
            ids.setdefault(label, []).append(relation.target_id)
        else:
            texts.setdefault(label, []).append(relation.target_text)
            ids.setdefault(label, [])
    # Nothing points at a document that was never saved, and which staff preview.
    for relation in document.inverse_relations.all() if document.pk else ():
        label = RelationType(relation.relation_type).inverse_label
        ids.setdefault(label, []).append(relation.page_id)
    found = _published({pk for group in ids.values() for pk in group}, on)
    groups = [
        RelationGroup(label, [found[pk] for pk in dict.fromkeys(group) if pk in found], texts.get(label, []))
        for label, group in ids.items()
    ]
    return [group for group in groups if group.documents or group.texts]


def _published(ids: set[int], on: date) -> dict[int, LegalDocumentPage]:
    if not ids:
        return {}
    documents = apps.get_model("documents", "LegalDocumentPage").objects
    return {page.pk: page for page in documents.published().filter(pk__in=ids).with_validity(on).for_rows()}
