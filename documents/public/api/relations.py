"""The relations of many documents, each seen from the document it is listed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.http import HttpRequest

from documents.enums import InverseRelation, RelationType
from documents.models import DocumentRelation, LegalDocumentPage
from documents.public.api.records import LinkRecord, RelationRecord

__all__ = ["link", "relation_records"]


def relation_records(
    request: HttpRequest, documents: Sequence[LegalDocumentPage]
) -> Mapping[int, list[RelationRecord]]:
    """Acting relations before suffered ones; those to documents that are not public are left out."""
    ids = {document.pk for document in documents}
    relations = list(DocumentRelation.objects.filter(Q(page__in=ids) | Q(target__in=ids)).order_by("pk"))
    others = _public({key for each in relations for key in (each.page_id, each.target_id) if key})
    found: defaultdict[int, list[tuple[bool, RelationRecord]]] = defaultdict(list)
    for relation in relations:
        inverse = RelationType(relation.relation_type).inverse
        if relation.page_id in ids:
            kind = inverse if relation.is_suffered else RelationType(relation.relation_type)
            if relation.target_id is None:
                record = RelationRecord(
                    type=kind,
                    document=None,
                    text=relation.target_text,
                    url=relation.target_url,
                    scope=relation.scope,
                )
                found[relation.page_id].append((relation.is_suffered, record))
            elif relation.target_id in others:
                record = _inside(request, kind, others[relation.target_id], relation.scope)
                found[relation.page_id].append((False, record))
        if relation.target_id in ids and relation.page_id in others:
            record = _inside(request, inverse, others[relation.page_id], relation.scope)
            found[relation.target_id].append((True, record))
    return {
        key: [record for is_suffered in (False, True) for suffered, record in rows if suffered is is_suffered]
        for key, rows in found.items()
    }


def link(request: HttpRequest, document: LegalDocumentPage) -> LinkRecord:
    url = document.get_full_url(request) or ""
    return LinkRecord(id=document.pk, number=document.number, title=document.title, url=url)


def _inside(
    request: HttpRequest, kind: RelationType | InverseRelation, other: LegalDocumentPage, scope: str
) -> RelationRecord:
    document = link(request, other)
    return RelationRecord(type=kind, document=document, text=other.short_name, url="", scope=scope)


def _public(ids: set[int]) -> dict[int, LegalDocumentPage]:
    if not ids:
        return {}
    return {page.pk: page for page in LegalDocumentPage.objects.published().filter(pk__in=ids).defer("text")}
