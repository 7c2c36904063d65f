"""Relations that texts declare, proposed to staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import transaction

from documents.enums import ProposalState
from documents.models import LegalDocumentPage, RelationProposal
from documents.parsing.relations import FoundRelation, find_relations
from vietnamese.text import clean_spaces, nfc

__all__ = ["propose", "propose_all"]

PAGES_AT_ONCE: Final = 100
CONTEXT: Final = 160


def propose(pages: Iterable[LegalDocumentPage]) -> int:
    """Make the open proposals of documents those of their texts, and say how many are new."""
    documents = {page.pk: page for page in pages}
    wanted = {
        (page.pk, found.type, found.key, found.scope): _proposal(page, found, text)
        for page in documents.values()
        for text in [nfc(f"{page.abstract or page.title}\n{page.text}").replace("\x00", "")]
        for found in find_relations(text)
        if found.key != page.number_key
    }
    known = {
        _identity(proposal): proposal for proposal in RelationProposal.objects.filter(page__in=documents)
    }
    gone = [
        proposal.pk
        for identity, proposal in known.items()
        if identity not in wanted and proposal.state == ProposalState.OPEN
    ]
    new = {_identity(proposal): proposal for proposal in wanted.values() if _identity(proposal) not in known}
    with transaction.atomic(savepoint=False):
        if gone:
            RelationProposal.objects.filter(pk__in=gone).delete()
        RelationProposal.objects.bulk_create(new.values(), ignore_conflicts=True)
    return len(new)


def propose_all() -> int:
    """Read all documents anew, in batches, and say how many proposals are new."""
    total, batch = 0, []
    for page in LegalDocumentPage.objects.order_by("pk").iterator(chunk_size=PAGES_AT_ONCE):
        batch.append(page)
        if len(batch) == PAGES_AT_ONCE:
            total += propose(batch)
            batch = []
    return total + propose(batch)


def _proposal(page: LegalDocumentPage, found: FoundRelation, text: str) -> RelationProposal:
    around = clean_spaces(text[max(0, found.start - CONTEXT) : found.end + CONTEXT])
    return RelationProposal(
        page=page,
        relation_type=found.type,
        number_key=found.key[:100],
        raw=clean_spaces(found.raw)[:150],
        scope=found.scope[:255],
        context=around[:400],
    )


def _identity(proposal: RelationProposal) -> tuple[int, str, str, str]:
    return proposal.page_id, proposal.relation_type, proposal.number_key, proposal.scope
