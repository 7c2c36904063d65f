"""Proposed relations as staff see them, who accept or dismiss each."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.enums import ProposalState
from documents.models import Citation, DocumentRelation, LegalDocumentPage, RelationProposal
from documents.numbers import TYPE_NAMES, parse_number

__all__ = ["accept", "dismiss", "may_decide", "open_proposals", "targets_of"]


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
