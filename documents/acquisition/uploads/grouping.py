"""Which of the files dropped together are one document, and what each is to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final, TypeVar

from django.core.files.uploadedfile import UploadedFile

from documents.enums import FileRole
from documents.names import name_key

__all__ = ["grouped", "roles_of", "stem_of"]

F = TypeVar("F", bound="UploadedFile[bytes]")

# What a signed original is kept as, the most usual first; anything else can be edited.
ORIGINALS: Final = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png")


def stem_of(name: str) -> str:
    """The name of a file without its extension, in words; never empty."""
    stem = PurePath(name).stem.replace("_", " ")
    return " ".join(stem.split()) or name or "?"


def grouped(files: Iterable[F]) -> list[list[F]]:
    """The files by their names without extension, in their order, the signed original of each first.

    Two files of one name and one extension are two documents.
    """
    groups: dict[tuple[str, int], list[F]] = {}
    seen: dict[str, int] = {}
    for file in files:
        name = name_key(file.name or "")
        seen[name] = seen.get(name, -1) + 1
        groups.setdefault((name_key(stem_of(file.name or "")), seen[name]), []).append(file)
    return [sorted(group, key=lambda file: _rank(file.name or "")) for group in groups.values()]


def roles_of(names: Iterable[str]) -> list[FileRole]:
    """The role of each file of one document: the first is the original, others copies to edit or annexes."""
    roles: list[FileRole] = []
    for name in names:
        if not roles:
            roles.append(FileRole.MAIN)
        else:
            roles.append(FileRole.ANNEX if _rank(name) < len(ORIGINALS) else FileRole.EDITABLE)
    return roles


def _rank(name: str) -> int:
    extension = PurePath(name).suffix.lower()
    return ORIGINALS.index(extension) if extension in ORIGINALS else len(ORIGINALS)
