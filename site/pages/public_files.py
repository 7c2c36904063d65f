"""Whether a file may be public at all, asked once for a request or once for many."""

from __future__ import annotations

from attachments.models import Attachment
from attachments.secrecy import hidden_from
from pages.current_request import current_request
from pages.remembered import MEMORY

__all__ = ["is_public"]


def is_public(attachment: Attachment) -> bool:
    """False as soon as a confidential document holds it, whatever offered it before."""
    current = current_request()
    if current is None:
        return attachment.pk not in _secret()
    if current.secret_files is None:
        current.secret_files = MEMORY.get(current.request, "secret files", _secret)
    return attachment.pk not in current.secret_files


def _secret() -> frozenset[int]:
    """Few files are: those of drafts."""
    return frozenset(Attachment.objects.filter(hidden_from(None)).order_by().values_list("pk", flat=True))
