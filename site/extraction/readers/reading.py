"""Which reader a file is for, told from its content: names lie."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Final

from extraction.machine_faults import is_machine_fault
from extraction.readers.containers import read_container
from extraction.readers.opendocument import read_opendocument
from extraction.readers.packages import has_member, open_package
from extraction.readers.pdf import read_pdf
from extraction.readers.pictures import read_pictures
from extraction.readers.plain import read_plain
from extraction.readers.results import Ending, Limits, Method, Note, Outcome, PageText, UnreadableError
from extraction.readers.rich_text import RICH_TEXT, read_rich_text
from extraction.readers.slides import read_slides
from extraction.readers.spreadsheet import read_spreadsheet
from extraction.readers.word import read_word

__all__ = ["read"]

Keep = Callable[[PageText], None]
PageReader = Callable[[Path, Limits], list[PageText]]

HEAD_BYTES: Final = 1024
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
PACKAGES: Final[tuple[tuple[str, PageReader], ...]] = (
    ("word/document.xml", read_word),
    ("xl/workbook.xml", read_spreadsheet),
    ("ppt/presentation.xml", read_slides),
    ("content.xml", read_opendocument),
)
PLAIN_EXTENSIONS: Final = frozenset({".txt", ".csv"})
OTHER_EXTENSIONS: Final = frozenset({".pdf", ".doc", ".xls", ".ppt", ".rtf", ".png", ".tif", ".tiff"})
PACKAGE_EXTENSIONS: Final = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})


def read(path: Path, name: str, limits: Limits, keep: Keep) -> Ending:
    """Read the file at `path`, which its author called `name`, and give its pages to `keep` one by one.

    What is no property of the file (`extraction.machine_faults`) is raised.
    """
    try:
        return _read(path, PurePath(name).suffix.lower(), limits, keep)
    except UnreadableError as error:
        if is_machine_fault(error):
            raise
        return Ending(error.outcome, note=error.note)
    except MemoryError:
        return Ending(Outcome.TOO_LARGE, note=Note.MEMORY)
    except RecursionError:
        return Ending(Outcome.BROKEN)


def _read(path: Path, extension: str, limits: Limits, keep: Keep) -> Ending:
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise UnreadableError(Outcome.BROKEN)
    if b"%PDF-" in head:
        return read_pdf(path, limits, keep)
    if head.startswith(PICTURES):
        return read_pictures(path, limits, keep)
    return _of_pages(_pages(path, head, extension, limits), limits, keep)


def _pages(path: Path, head: bytes, extension: str, limits: Limits) -> list[PageText]:
    if head.startswith(OLE):
        return read_container(path, limits)
    if head.startswith(RICH_TEXT):
        return read_rich_text(path, limits)
    if zipfile.is_zipfile(path):
        return _package_reader(path, limits)(path, limits)
    if extension in PLAIN_EXTENSIONS:
        return read_plain(path, limits)
    is_damaged = extension in PACKAGE_EXTENSIONS or extension in OTHER_EXTENSIONS
    raise UnreadableError(Outcome.BROKEN if is_damaged else Outcome.UNSUPPORTED)


def _package_reader(path: Path, limits: Limits) -> PageReader:
    with open_package(path, limits) as package:
        for member, reader in PACKAGES:
            if has_member(package, member):
                return reader
    raise UnreadableError(Outcome.UNSUPPORTED)


def _of_pages(pages: list[PageText], limits: Limits, keep: Keep) -> Ending:
    kept = pages[: limits.pages]
    for page in kept:
        keep(page)
    if not any(page.text for page in kept):
        return Ending(Outcome.NO_TEXT, len(pages))
    note = Note.PAGES if len(pages) > len(kept) else None
    return Ending(Outcome.DONE, len(pages), Method.TEXT, note)
