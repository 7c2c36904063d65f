"""Reads the folder ``content/`` beside this file and checks that what it says holds together."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from demonstration import readers
from demonstration.blocks import Block, parse_blocks
from demonstration.bundle import Content
from demonstration.errors import ContentError
from demonstration.fields import Fields
from demonstration.validation import check_content

__all__ = ["CONTENT_FOLDER", "Content", "ContentError", "load_content"]

CONTENT_FOLDER = Path(__file__).parent / "content"
FRONT_MATTER_FENCE = "+++\n"

Record = TypeVar("Record")
ItemReader = Callable[[str, Fields, tuple[Block, ...]], Record]


def load_content(folder: Path = CONTENT_FOLDER) -> Content:
    """Raise ContentError, naming the file, for anything that is missing, unknown or contradictory."""
    settings = _table(folder / "site.toml")
    content = Content(
        folder=folder,
        site=_read(folder / "site.toml", readers.site, settings),
        home=_read(folder / "home.toml", readers.home, _table(folder / "home.toml")),
        users=_list(folder / "users.toml", readers.user, lambda record: record.login),
        organisations=_list(folder / "organisations.toml", readers.organisation, lambda record: record.slug),
        people=_list(folder / "people.toml", readers.person, lambda record: record.slug),
        tags=_names(folder / "classification.toml", "tags"),
        document_fields=_names(folder / "classification.toml", "document_fields"),
        sections=_list(folder / "sections.toml", readers.section, lambda record: record.slug),
        pictures=_list(folder / "pictures.toml", readers.picture, lambda record: record.key),
        articles=_items(folder / "articles", readers.article),
        galleries=_items(folder / "galleries", readers.gallery),
        documents=_items(folder / "documents", readers.document),
        collections=_list(folder / "collections.toml", readers.collection, lambda record: record.slug),
        papers=_items(folder / "papers", readers.paper),
        pages=_items(folder / "pages", readers.plain_page),
    )
    check_content(content)
    return content


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, str(error)) from error
    if not unicodedata.is_normalized("NFC", text):
        raise ContentError(path, "the text is not in Unicode form NFC")
    if "\u00a0" in text:
        raise ContentError(path, "the text holds a no-break space")
    return text


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(path, str(error)) from error


def _read(path: Path, reader: Callable[[Fields], Record], table: Mapping[str, object]) -> Record:
    fields = Fields(table)
    try:
        record = reader(fields)
        fields.finish()
    except ValueError as error:
        raise ContentError(path, str(error)) from error
    return record


def _list(path: Path, reader: Callable[[Fields], Record], key: Callable[[Record], str]) -> dict[str, Record]:
    """The records of a file that is one list of tables named like the file."""
    tables = _table(path).get(path.stem)
    if not isinstance(tables, list):
        raise ContentError(path, f"no list of tables [[{path.stem}]]")
    records: dict[str, Record] = {}
    for table in tables:
        record = _read(path, reader, table)
        if key(record) in records:
            raise ContentError(path, f"{key(record)!r} twice")
        records[key(record)] = record
    return records


def _names(path: Path, key: str) -> tuple[str, ...]:
    try:
        return Fields(_table(path)).texts(key)
    except ValueError as error:
        raise ContentError(path, str(error)) from error


def _items(folder: Path, reader: ItemReader[Record]) -> dict[str, Record]:
    """One record for every ``<slug>.md`` in the folder: TOML between two lines ``+++``, then the body."""
    return {path.stem: _item(path, reader) for path in sorted(folder.glob("*.md"))}


def _item(path: Path, reader: ItemReader[Record]) -> Record:
    before, _, rest = _text(path).partition(FRONT_MATTER_FENCE)
    front_matter, fence, body = rest.partition(FRONT_MATTER_FENCE)
    if before or not fence:
        raise ContentError(path, "no fields between two lines of +++")
    try:
        fields = Fields(tomllib.loads(front_matter))
        record = reader(path.stem, fields, parse_blocks(body))
        fields.finish()
    except ValueError as error:
        raise ContentError(path, str(error)) from error
    return record
