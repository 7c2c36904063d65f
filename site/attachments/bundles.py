"""Several files sent as one zip archive, made while it is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from zipstream import ZIP_STORED, ZipStream

__all__ = ["bundle"]


def bundle(
    name: str,
    members: Iterable[tuple[str | PurePath, FieldFile]],
    texts: Mapping[str, str] | None = None,
) -> StreamingHttpResponse:
    """Answer with a zip called `name` of (name in the archive, stored file); a name used twice gets a number.

    A name that is a path stands in folders; slashes in one that is text do not count. `texts` are files
    written here, by name. Nothing is compressed: photographs and office files are compressed already, and so
    the length is known. Members whose stored file is missing are left out.
    """
    archive = ZipStream(compress_type=ZIP_STORED, sized=True)
    used: Counter[str] = Counter()
    for text_name, text in (texts or {}).items():
        archive.add(text.encode(), _free_name(text_name, used))
    for wanted, file in members:
        if not file.name or not file.storage.exists(file.name):
            continue
        archive.add_path(file.path, _free_name(wanted, used))
    response = StreamingHttpResponse(_blocks(archive), content_type="application/zip")
    response["Content-Length"] = str(len(archive))
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


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
