"""What happens to pages, told to the tables of citations and of proposed relations."""

from __future__ import annotations

from django.db.models.signals import post_delete
from django.dispatch import receiver

from documents.citations.proposing import propose
from documents.citations.recording import forget, record_contents, resolve_again
from documents.models import LegalDocumentPage
from search.index.changes import WrittenPages, after_writing


@after_writing
def follow(written: WrittenPages) -> None:
    """Record what pages cite now; what is not published cites nothing, but may propose."""
    record_contents(written.contents.items())
    if drafts := {page.pk for page in written.pages}.difference(written.contents):
        forget(drafts)
    if documents := [page for page in written.pages if isinstance(page, LegalDocumentPage)]:
        propose(documents)
        resolve_again((page.number_key for page in documents), {page.pk for page in documents})


@receiver(post_delete, sender=LegalDocumentPage)
def resolve_on_delete(instance: LegalDocumentPage, **_kwargs: object) -> None:
    """What two documents could mean may be plain now."""
    resolve_again([instance.number_key])
