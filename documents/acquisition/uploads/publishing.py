"""Publishing drafts in the list of what was dropped, several at once: their doubts stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents.acquisition.uploads.checklist import label_of
from documents.enums import IntakeReason, IntakeState
from documents.models import IntakeEntry, LegalDocumentPage

__all__ = ["PublishedTogether", "can_publish_unopened", "publish_together"]

# What a row of the list shows well enough to judge by; any other doubt wants the draft opened.
JUDGED_IN_LIST: Final = frozenset(
    {
        IntakeReason.REPAIRED,
        IntakeReason.GUESSED,
        IntakeReason.SPELLING,
        IntakeReason.CUT,
        IntakeReason.SIMILAR,
        IntakeReason.PROPOSED,
    }
)
READY: Final = (IntakeState.READ, IntakeState.CONFIRMED)


@dataclass
class PublishedTogether:
    """`refused` are drafts that stayed as they were, each with the reason in words."""

    published: list[LegalDocumentPage] = field(default_factory=list)
    refused: list[tuple[LegalDocumentPage, str]] = field(default_factory=list)


def can_publish_unopened(entry: IntakeEntry) -> bool:
    """Whether a draft has been read and nothing about it is in doubt that its row does not show."""
    if entry.document is None or entry.document.live or entry.state not in READY:
        return False
    return all(doubt.reason in JUDGED_IN_LIST for doubt in entry.doubts.all())


def publish_together(entries: Iterable[IntakeEntry], user: AbstractBaseUser) -> PublishedTogether:
    """Publish each draft by itself: one that is refused keeps none of the others back."""
    done = PublishedTogether()
    for entry in entries:
        if entry.document is None or entry.document.live:
            continue
        try:
            done.published.append(_publish(entry, user))
        except ValidationError as error:
            done.refused.append((entry.document, _in_words(error)))
    return done


@transaction.atomic
def _publish(entry: IntakeEntry, user: AbstractBaseUser) -> LegalDocumentPage:
    """Raises `ValidationError` where the edit form would not publish it either."""
    locked = IntakeEntry.objects.select_for_update(of=("self",)).select_related("document").get(pk=entry.pk)
    if locked.document is None or not can_publish_unopened(locked):
        raise ValidationError(_("It has to be opened and checked first."))
    if not locked.document.permissions_for_user(user).can_publish():
        raise ValidationError(_("You may not publish it."))
    page: LegalDocumentPage = locked.document.get_latest_revision_as_object()
    page.full_clean()
    page.save_revision(user=user, clean=False, log_action=True).publish(user=user)
    return page


def _in_words(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(texts) if name == NON_FIELD_ERRORS else f"{label_of(name).capitalize()}: {' '.join(texts)}"
        for name, texts in error.message_dict.items()
    )
