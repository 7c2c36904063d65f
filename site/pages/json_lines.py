"""Reading files of JSON Lines, one object a line, plain or gzipped: a bad line never hides the good ones."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Final, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from vietnamese.text import typed

__all__ = ["Line", "Row", "RowError", "UnreadableFileError", "count_lines", "read_lines"]

# What no organisation's own records go beyond, and every database and time zone can hold.
FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2999


class RowError(ValueError):
    """What is wrong with one line, said to the person who imports it."""


class UnreadableFileError(Exception):
    """A file that cannot be read (to its end): missing, forbidden, or a broken archive."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, undecoded. `number` counts from 1 in its file, `index` from 0 over all files."""

    path: Path
    number: int
    index: int
    content: bytes

    def __str__(self) -> str:
        return f"{self.path.name}:{self.number}"

    def row(self) -> Row:
        """Decode it. Raises `RowError`."""
        try:
            values = json.loads(self.content.decode())
        except UnicodeDecodeError as error:
            raise RowError(_("This is not UTF-8.")) from error
        except (ValueError, RecursionError) as error:
            raise RowError(_("This is not JSON: %(error)s") % {"error": error}) from error
        if not isinstance(values, dict):
            raise RowError(_("This is not a JSON object."))
        return Row(values)


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one line. Every question raises `RowError` where the answer is not usable."""

    values: dict[str, object]

    def text(self, name: str, *, max_length: int | None = None, required: bool = False) -> str:
        """The text under `name`, composed and stripped; "" where it is missing or null."""
        value = self.values.get(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise RowError(_("“%(name)s” is not text.") % {"name": name})
        if not _is_storable(value):
            raise RowError(_("“%(name)s” holds characters that are no text.") % {"name": name})
        text = typed(value).strip()
        if required and not text:
            raise RowError(_("“%(name)s” is missing.") % {"name": name})
        if max_length is not None and len(text) > max_length:
            raise RowError(
                _("“%(name)s” is longer than %(length)d characters.") % {"name": name, "length": max_length}
            )
        return text

    def moment(self, name: str) -> datetime | None:
        """The date under `name`, with or without a time, as a moment; without a zone it is local."""
        text = self.text(name)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise RowError(
                _("“%(name)s” is no date: %(text)s") % {"name": name, "text": text[:50]}
            ) from error
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise RowError(_("“%(name)s” is no date: %(text)s") % {"name": name, "text": text[:50]})
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)

    def day(self, name: str) -> date | None:
        """The date under `name`."""
        moment = self.moment(name)
        return None if moment is None else timezone.localdate(moment)


def read_lines(paths: Iterable[Path]) -> Iterator[Line]:
    """The lines of all files that are not blank. Raises `UnreadableFileError`."""
    index = 0
    for path in paths:
        with _opened(path) as file:
            for number, content in enumerate(file, 1):
                if content.strip():
                    yield Line(path, number, index, content)
                    index += 1


def count_lines(paths: Iterable[Path]) -> int:
    """How many lines `read_lines` will give. Raises `UnreadableFileError`."""
    total = 0
    for path in paths:
        with _opened(path) as file:
            total += sum(1 for content in file if content.strip())
    return total


def _is_storable(text: str) -> bool:
    """Whether a database takes it: JSON can write null characters and halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as stored:
            yield cast("IO[bytes]", gzip.GzipFile(fileobj=stored)) if path.suffix == ".gz" else stored
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFileError(f"{path}: {error}") from error
