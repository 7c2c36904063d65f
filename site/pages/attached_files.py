"""The files a page's body offers, at addresses below the page: whatever hides the page hides them too."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from attachments.delivery import deliver
from attachments.models import Attachment
from attachments.views import attachment_delivery
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download
from pages.mounting import MountedViewsMixin, mount
from pages.public_files import is_public

__all__ = ["attached_files", "attachments_of", "mount_attached_files"]


def mount_attached_files(model: type[MountedViewsMixin]) -> None:
    """Offer the files in the `body` of pages of this type, to be taken away ("download") and looked at."""
    mount(model, "tep/<int:file_id>/", name="download")(download)
    mount(model, "xem/<int:file_id>/", name="look")(look)


def attachments_of(page: Any) -> list[tuple[Attachment, str]]:
    """The files the `body` of a page offers, each with its title there; none with a mark of secrecy."""
    blocks = [block.value for block in page.body if block.block_type == "attachment"]
    values = [value for value in blocks if value["file"] and is_public(value["file"])]
    return [(value["file"], value["title"] or value["file"].title) for value in values]


def attached_files(page: Any) -> list[CountedFile]:
    """The same files for `counters.files.counted_files`."""
    return [CountedFile(file.pk, title, Countable.FILE) for file, title in attachments_of(page)]


def download(page: MountedViewsMixin, request: HttpRequest, file_id: int) -> HttpResponseBase:
    response = deliver(request, attachment_delivery(_attachment_or_404(page, file_id)))
    mark_download(response, page.pk, Countable.FILE, file_id)
    return response


def look(page: MountedViewsMixin, request: HttpRequest, file_id: int) -> HttpResponseBase:
    """Show a file inside the page; looking is no download."""
    return deliver(request, attachment_delivery(_attachment_or_404(page, file_id), inline=True))


def _attachment_or_404(page: MountedViewsMixin, file_id: int) -> Attachment:
    for file, _title in attachments_of(page):
        if file.pk == file_id:
            return file
    raise Http404
