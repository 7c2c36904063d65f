"""Office files that are zip archives of XML, opened without trust: bombs, passwords, damage."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from extraction.readers.results import Limits, Note, Outcome, UnreadableError

__all__ = ["events", "has_member", "open_package"]

MOST_MEMBERS = 50_000
ENCRYPTED_FLAG = 0x1


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose members say that they fit; zipfile holds them to it.

    Raises `UnreadableError`, also for what goes wrong while the archive is read.
    """
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
                raise UnreadableError(Outcome.ENCRYPTED)
            unpacked = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or unpacked > limits.unpacked_bytes:
                raise UnreadableError(Outcome.TOO_LARGE, Note.PACKAGE)
            yield package
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, EOFError, KeyError, OSError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    except (NotImplementedError, UnicodeError, ValueError) as error:
        # A way of packing that nobody uses, or an archive that contradicts itself.
        raise UnreadableError(Outcome.BROKEN) from error


def has_member(package: zipfile.ZipFile, name: str) -> bool:
    return name in package.NameToInfo


def events(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Element[Any]]]:
    """The starts and ends of the elements of a member; whoever reads them clears what is done.

    Raises the errors of `open_package`, inside whose block it is called.
    """
    with package.open(name) as member:
        yield from iterparse(member, events=("start", "end"), forbid_dtd=True)
