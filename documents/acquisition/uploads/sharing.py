"""A name that the library has learnt from one draft is filled in wherever another draft waits for it."""

from __future__ import annotations

from django.db import transaction

from documents.acquisition.uploads.matching import Word
from documents.enums import IntakeReason, IntakeState
from documents.models import IntakeDoubt, LegalDocumentPage
from documents.names import naming_key

__all__ = ["share_word"]


@transaction.atomic
def share_word(field: str, printed: str, word: Word, *, besides: int | None = None) -> int:
    """Put a word in place of the same printed name in drafts that lack it, and say in how many.

    Drafts that were checked or published, and those in which somebody has chosen a word, are left alone.
    """
    waiting = IntakeDoubt.objects.filter(
        field=field, reason=IntakeReason.UNKNOWN, entry__state=IntakeState.READ, entry__document__live=False
    )
    waiting = waiting.exclude(entry__document=besides).select_related("entry__document")
    wanted, done = naming_key(printed), 0
    for doubt in waiting:
        if naming_key(doubt.value) != wanted or doubt.entry.document is None:
            continue
        page: LegalDocumentPage = doubt.entry.document.get_latest_revision_as_object()
        if page.locked or getattr(page, f"{field}_id") is not None:
            continue
        setattr(page, field, word)
        page.normalise()
        if page.twin():
            continue
        page.save()
        page.save_revision(clean=False)
        doubt.delete()
        done += 1
    return done
