"""Several files sent as one zip archive, made while it is sent."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from django.db.models.fields.files import FieldFile
from django.http import Http404, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from zipstream import ZIP_STORED, ZipStream

__all__ = ["MISSING_NAME", "bundle"]

#: The member that says what is missing.
MISSING_NAME: Final = "tep-bi-thieu.txt"
logger = logging.getLogger(__name__)


def bundle(
    name: str,
    members: Iterable[tuple[str | PurePath, FieldFile]],
    texts: Mapping[str, str] | None = None,
) -> StreamingHttpResponse:
    """Answer with a zip called `name` of (name in the archive, stored file); a name used twice gets a number.

    A name that is a path stands in folders; slashes in one that is text do not count. `texts` are files
    written here, by name. Nothing is compressed: photographs and office files are compressed already, and so
    the length is known. Members whose stored file is missing are left out, and a text says which; where all
    are missing, it raises `Http404`.
    """
    archive = ZipStream(compress_type=ZIP_STORED, sized=True)
    used: Counter[str] = Counter()
    for text_name, text in (texts or {}).items():
        archive.add(text.encode(), _free_name(text_name, used))
    missing, added = [], 0
    for wanted, file in members:
        if not file.name or not file.storage.exists(file.name):
            missing.append(str(wanted))
            continue
        archive.add_path(file.path, _free_name(wanted, used))
        added += 1
    if missing:
        logger.error("Stored files are missing for %s: %s", name, ", ".join(missing))
        if not added:
            raise Http404(_("The files are missing."))
        archive.add(_words_on(missing).encode(), _free_name(MISSING_NAME, used))
    response = StreamingHttpResponse(_blocks(archive), content_type="application/zip")
    response["Content-Length"] = str(len(archive))
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _words_on(missing: Sequence[str]) -> str:
    """Plain text with line ends that every editor knows."""
    lines = [_("These files are missing in the store of the site and are not in this archive:"), *missing]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _free_name(wanted: str | PurePath, used: Counter[str]) -> str:
    parts = wanted.parts if isinstance(wanted, PurePath) else (wanted,)
    clean = "/".join(part.replace("/", "-").replace("\\", "-") for part in parts)
    used[clean] += 1
    if used[clean] == 1:
        return clean
    path = PurePath(clean)
    return str(path.with_name(f"{path.stem} ({used[clean]}){path.suffix}"))


def _blocks(archive: ZipStream) -> Iterator[bytes]:
    yield from archive
