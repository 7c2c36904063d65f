"""Keeping the table of citations true to the texts of published pages, for signals, imports and a command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Q

from documents.citations.references import Reference, references_in
from documents.citations.resolving import resolve
from documents.models import Citation, LegalDocumentPage
from search.content import SearchContent, content_of, pages_for_search, searchable_models

__all__ = ["forget", "rebuild", "record_contents", "resolve_again"]

PAGES_AT_ONCE = 100
CITATIONS_AT_ONCE = 500


def forget(page_ids: Collection[int]) -> None:
    """Drop what these pages cited."""
    Citation.objects.filter(source__in=page_ids).delete()


def record_contents(contents: Iterable[tuple[int, SearchContent]]) -> int:
    """Record what many published pages cite, given by id, and say how many citations that are."""
    pairs = iter(contents)
    total = 0
    while chunk := list(islice(pairs, PAGES_AT_ONCE)):
        found = [citation for page_id, content in chunk for citation in _citations(page_id, content)]
        total += len(found)
        _replace([page_id for page_id, _content in chunk], found)
    return total


def resolve_again(keys: Iterable[str], meant: Collection[int] = ()) -> int:
    """Look anew for the documents that citations of these numbers mean, and say how many changed.

    With `meant` also for citations of every number under which one of these documents was meant so far.
    """
    wanted = Q(number_key__in={key for key in keys if key})
    if meant:
        wanted |= Q(number_key__in=Citation.objects.filter(target__in=meant).order_by().values("number_key"))
    return _resolve_rows(Citation.objects.filter(wanted).iterator(chunk_size=CITATIONS_AT_ONCE))


def rebuild() -> int:
    """Find the citations of all published pages, and say how many there are."""
    total = 0
    seen: set[int] = set()
    for model in searchable_models():
        pages = pages_for_search(model).filter(live=True).order_by("pk").iterator(chunk_size=PAGES_AT_ONCE)
        while chunk := list(islice(pages, PAGES_AT_ONCE)):
            seen.update(page.pk for page in chunk)
            total += record_contents((page.pk, content_of(page)) for page in chunk)
    for page_id in set(Citation.objects.values_list("source_id", flat=True).distinct()) - seen:
        forget([page_id])
    return total


def _citations(page_id: int, content: SearchContent) -> Iterator[Citation]:
    """The citations in a text, unsaved: one for each document it names, however often."""
    text = f"{content.title}\n{content.lead}\n{content.body}".replace("\x00", "")
    placed = references_in(text, without=[content.number_key] if content.number_key else [])
    citations: dict[tuple[str, int], Citation] = {}
    for item in placed:
        reference = item.reference
        known = citations.get((reference.key, reference.year))
        if known is not None:
            known.times += 1
            known.named_on = known.named_on or reference.named_on
            known.named_by = known.named_by or reference.named_by
            continue
        citations[reference.key, reference.year] = Citation(
            source_id=page_id,
            number_key=reference.key[:100],
            raw=" ".join(item.raw.split())[:150],
            year=reference.year,
            named_on=reference.named_on,
            named_by=reference.named_by,
        )
    yield from citations.values()


def _replace(page_ids: list[int], found: list[Citation]) -> None:
    resolved = resolve(map(_reference, found))
    for citation in found:
        citation.target = _only(resolved[_reference(citation)], citation.source_id)
    with transaction.atomic(savepoint=False):
        before = list(Citation.objects.filter(source__in=page_ids).order_by("pk"))
        if sorted(map(_identity, before)) == sorted(map(_identity, found)):
            return
        if before:
            forget(page_ids)
        Citation.objects.bulk_create(found, batch_size=CITATIONS_AT_ONCE)


def _resolve_rows(rows: Iterator[Citation]) -> int:
    changed = 0
    while chunk := list(islice(rows, CITATIONS_AT_ONCE)):
        resolved = resolve(map(_reference, chunk))
        stale: list[Citation] = []
        for citation in chunk:
            target = _only(resolved[_reference(citation)], citation.source_id)
            if citation.target_id != (target.pk if target else None):
                citation.target = target
                stale.append(citation)
        Citation.objects.bulk_update(stale, ["target"])
        changed += len(stale)
    return changed


def _reference(citation: Citation) -> Reference:
    return Reference(citation.number_key, citation.year, citation.named_on, citation.named_by)


def _identity(citation: Citation) -> tuple[str, ...]:
    values = (citation.source_id, citation.number_key, citation.raw, citation.year, citation.named_on)
    return tuple(map(str, (*values, citation.named_by, citation.times, citation.target_id)))


def _only(documents: list[LegalDocumentPage], source_id: int) -> LegalDocumentPage | None:
    """The one document that is meant; a page does not cite itself."""
    return documents[0] if len(documents) == 1 and documents[0].pk != source_id else None
