"""Relations that texts declare, proposed to staff, who accept or dismiss each."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.enums import ProposalState
from documents.models import Citation, DocumentRelation, LegalDocumentPage, RelationProposal
from documents.numbers import TYPE_NAMES, parse_number
from documents.parsing.relations import FoundRelation, find_relations
from vietnamese.text import clean_spaces, nfc

__all__ = ["accept", "dismiss", "may_decide", "open_proposals", "propose", "propose_all", "targets_of"]

PAGES_AT_ONCE = 100
_CONTEXT = 160


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
    with transaction.atomic():
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


def open_proposals() -> QuerySet[RelationProposal]:
    """What is not decided and not entered already."""
    meant = Citation.objects.filter(
        source=OuterRef(OuterRef("page")),
        number_key=OuterRef(OuterRef("number_key")),
        target__isnull=False,
    )
    entered = DocumentRelation.objects.filter(
        page=OuterRef("page"), relation_type=OuterRef("relation_type"), target__in=meant.values("target")
    )
    return RelationProposal.objects.filter(state=ProposalState.OPEN).exclude(Exists(entered))


def targets_of(proposals: Collection[RelationProposal]) -> dict[int, LegalDocumentPage]:
    """The documents of the library that proposals mean, by the id of the proposal. Two queries."""
    pages = {proposal.page_id for proposal in proposals}
    keys = {proposal.number_key for proposal in proposals}
    found = Citation.objects.filter(source__in=pages, number_key__in=keys, target__isnull=False)
    ids = {
        (citation.source_id, citation.number_key): citation.target_id
        for citation in found.order_by("times", "pk")
    }
    documents = LegalDocumentPage.objects.defer("text").in_bulk(set(ids.values()))
    return {
        proposal.pk: documents[ids[proposal.page_id, proposal.number_key]]
        for proposal in proposals
        if (proposal.page_id, proposal.number_key) in ids
    }


def may_decide(user: AbstractUser, proposal: RelationProposal) -> bool:
    """Whoever may publish the document: what is accepted is said to readers at once."""
    return bool(proposal.page.permissions_for_user(user).can_publish())


@transaction.atomic
def accept(proposal: RelationProposal, user: AbstractUser) -> None:
    """Enter the relation, in a revision of the document; it is published unless a draft waits beside it.

    Raises `ValidationError` where the relation cannot be entered.
    """
    page = proposal.page.get_latest_revision_as_object() or proposal.page
    is_draft = not proposal.page.live or proposal.page.has_unpublished_changes
    target = targets_of([proposal]).get(proposal.pk)
    relation = DocumentRelation(
        relation_type=proposal.relation_type,
        scope=proposal.scope,
        target=target,
        target_text="" if target else _described(proposal.raw),
    )
    relation.page = page
    relation.clean()
    page.relations.add(relation)
    revision = page.save_revision(user=user, log_action=True)
    if not is_draft:
        revision.publish(user=user)
    _decide(proposal, ProposalState.ACCEPTED, user)


def dismiss(proposal: RelationProposal, user: AbstractUser) -> None:
    _decide(proposal, ProposalState.DISMISSED, user)


def _decide(proposal: RelationProposal, state: ProposalState, user: AbstractUser) -> None:
    RelationProposal.objects.filter(pk=proposal.pk).update(
        state=state, decided_by=user, decided_at=timezone.now()
    )


def _described(number: str) -> str:
    """The number with the name of its type: "Thông tư số 30/2015/TT-BTC"."""
    parsed = parse_number(number)
    type_name = TYPE_NAMES.get(parsed.type_abbreviation, "") if parsed else ""
    return " ".join(filter(None, (type_name, _("No."), number)))


def _proposal(page: LegalDocumentPage, found: FoundRelation, text: str) -> RelationProposal:
    around = clean_spaces(text[max(0, found.start - _CONTEXT) : found.end + _CONTEXT])
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
