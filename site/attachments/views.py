"""Wagtail's own address of a file, for staff; readers get files at the page that offers them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from attachments.delivery import Delivery, deliver
from attachments.models import Attachment
from attachments.secrecy import hidden_from

__all__ = ["attachment_delivery", "staff_download"]


@require_safe
def staff_download(
    request: HttpRequest,
    document_id: int,
    document_filename: str,  # noqa: ARG001 (in the address for whoever reads it)
) -> HttpResponseBase:
    """Send any file to signed-in staff, but those that are hidden from them by a mark of secrecy.

    Answer 404 to everyone else, whether the file exists or not.
    """
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    attachment = get_object_or_404(Attachment.objects.exclude(hidden_from(request.user)), pk=document_id)
    return deliver(request, attachment_delivery(attachment))


def attachment_delivery(attachment: Attachment, *, inline: bool = False) -> Delivery:
    """Open the stored file of `attachment`. Raises `Http404` where it is missing."""
    try:
        file = attachment.file.storage.open(attachment.file.name, "rb")
    except OSError as error:
        raise Http404 from error
    return Delivery(
        file=file,
        name=attachment.download_name,
        size=attachment.file.size,
        content_type=attachment.content_type,
        etag=attachment.sha256 or f"{attachment.pk}-{attachment.file.size}",
        modified=attachment.created_at,
        inline=inline,
    )
