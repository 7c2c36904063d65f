"""The relations that a text declares, put into its draft as proposals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from documents.enums import IntakeReason, RelationType
from documents.models import DocumentRelation, IntakeDoubt, LegalDocumentPage
from documents.numbers import number_key
from documents.parsing.relations import FoundRelation, find_relations

__all__ = ["link_others", "propose_relations"]

MOST: Final = 40


def propose_relations(page: LegalDocumentPage, text: str) -> int:
    """Add the relations found in the text to a draft that has none, and say how many.

    Documents of the library are linked, others named. Only the draft changes: nothing holds or ends by it.
    """
    if page.relations.all():
        return 0
    found = [
        one for one in find_relations(text) if one.key != page.number_key and one.type in RelationType.values
    ]
    known = _documents({one.key for one in found})
    rows: dict[tuple[str, object, str], DocumentRelation] = {}
    for one in found[:MOST]:
        target = known.get(one.key)
        identity = target.pk if target else one.key
        if target and target.pk == page.pk:
            continue
        rows.setdefault((one.type, identity, one.scope), _row(one, target, len(rows)))
    page.relations.add(*rows.values())
    return len(rows)


def link_others(doubts: Iterable[IntakeDoubt], page: LegalDocumentPage) -> None:
    """Link the document that an annex belongs to, or that begins in the same file, if the library has it."""
    named = [
        (doubt, number_key(doubt.value.split(",")[0]))
        for doubt in doubts
        if doubt.reason in {IntakeReason.ANNEX, IntakeReason.SECOND_HEAD}
    ]
    known = _documents({key for _doubt, key in named if key}) if named else {}
    for doubt, key in named:
        target = known.get(key)
        if target is not None and target.pk != page.pk:
            doubt.other = target


def _row(found: FoundRelation, target: LegalDocumentPage | None, place: int) -> DocumentRelation:
    text = "" if target else found.raw
    return DocumentRelation(
        scope=found.scope[:255],
        relation_type=found.type,
        target=target,
        target_text=text[:500],
        sort_order=place,
    )


def _documents(keys: set[str]) -> dict[str, LegalDocumentPage]:
    """The documents with these numbers; where two bear one, neither is meant for certain."""
    by_key: dict[str, list[LegalDocumentPage]] = {}
    for page in LegalDocumentPage.objects.filter(number_key__in=keys).defer("text"):
        by_key.setdefault(page.number_key, []).append(page)
    return {key: pages[0] for key, pages in by_key.items() if len(pages) == 1}
