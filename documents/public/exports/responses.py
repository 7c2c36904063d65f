"""A list of documents handed over as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, Protocol

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _

from documents.models import LegalDocumentPage
from documents.public.exports.kept import ExportInTheMakingError, KeptFile, state_of_exports
from documents.public.exports.tables import MOST_ROWS_AT_ONCE, TYPES, made_table

__all__ = ["export_response", "kept_response"]

SECONDS_TO_COME_AGAIN: Final = 30
NANOSECONDS: Final = 1_000_000_000


class LongList(Protocol):
    """Documents of which one can say how many they are without reading them."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[LegalDocumentPage]: ...


class Kept(Protocol):
    """A list of which the file is kept."""

    def file(self, form: str) -> KeptFile: ...


def export_response(request: HttpRequest, form: str, name: str, documents: LongList) -> HttpResponseBase:
    """The list as a file of that form, made now; "304" where the reader has it.

    More than `MOST_ROWS_AT_ONCE` documents are refused in words.
    """
    etag = f'"{state_of_exports(form, request.build_absolute_uri())}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    if len(documents) > MOST_ROWS_AT_ONCE:
        return _told(
            _(
                "This list has %(count)d documents; a file of a narrowed or sorted list holds up to %(most)d."
                " Narrow it further, or take the whole library."
            )
            % {"count": len(documents), "most": MOST_ROWS_AT_ONCE},
            422,
        )
    return _handed_over(made_table(form, documents), form, name, etag)


def kept_response(request: HttpRequest, form: str, name: str, whole: Kept) -> HttpResponseBase:
    """The file of the whole library that is kept, "304" where the reader has it.

    `Last-Modified` tells its age.
    """
    try:
        kept = whole.file(form)
    except ExportInTheMakingError:
        return _told(_("This file is being made. Come again in a moment."), 503)
    etag, made_at = f'"{form}-{kept.made_at:x}"', kept.made_at // NANOSECONDS
    if unchanged := get_conditional_response(request, etag=etag, last_modified=made_at):
        kept.file.close()
        return unchanged
    response = _handed_over(kept.file, form, name, etag)
    response["Last-Modified"] = http_date(made_at)
    return response


def _handed_over(file: IO[bytes], form: str, name: str, etag: str) -> FileResponse:
    response = FileResponse(file, content_type=TYPES[form])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag
    return response


def _told(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    if status == 503:
        response["Retry-After"] = str(SECONDS_TO_COME_AGAIN)
    return response
