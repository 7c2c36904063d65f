"""Bringing pages in from an older site, line by line: what every kind of page has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Generic, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.json_lines import Line, Row, RowError

__all__ = ["BATCH_ROWS", "ImportReport", "Importer", "Record", "Refusal"]

# Rows written in one transaction: a reader waits for no more than these, and a stopped import keeps the rest.
BATCH_ROWS: Final = 500


class Record(Protocol):
    """A line read and found good."""

    @property
    def source_id(self) -> str: ...


R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that did not go in ("file:number"), and why."""

    line: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What became of the lines. `edited` names pages whose line changed after staff had edited them here."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


class Importer(ABC, Generic[R, P]):
    """Imports one kind of page, repeatably: `source_id` tells which page a line is about.

    A page whose line changed is updated unless staff have edited it: their work is never overwritten.
    With `dry_run` nothing is written and the report says what would be.
    """

    def __init__(self, *, total: int, dry_run: bool = False) -> None:
        self.total = total
        self.dry_run = dry_run
        self.report = ImportReport()
        self._seen: dict[str, Line] = {}

    @abstractmethod
    def read(self, row: Row, line: Line) -> R:
        """Read a row. Raises `RowError` where it cannot go in."""

    @abstractmethod
    def pages(self, source_ids: Sequence[str]) -> Iterable[P]:
        """The pages that came from these lines before, loaded to be compared."""

    @abstractmethod
    def create(self, records: Sequence[R]) -> None:
        """Create a page for each record and make it known to the search."""

    @abstractmethod
    def differs(self, page: P, record: R) -> bool:
        """Whether the page says anything else than the record."""

    @abstractmethod
    def update(self, page: P, record: R) -> None:
        """Make the page say what the record says, and save it. Raises `RowError` or `ValidationError`."""

    def accept_new(self, record: R) -> None:
        """Raise `RowError` where a new page must not arise, because the site has its subject already."""

    def run(self, lines: Iterable[Line]) -> Iterator[int]:
        """Import the lines batch by batch; yields the size of each batch once it is in."""
        remaining = iter(lines)
        while batch := list(islice(remaining, BATCH_ROWS)):
            with transaction.atomic():
                self._import(batch)
            yield len(batch)

    def _import(self, batch: Sequence[Line]) -> None:
        records = dict(self._read_all(batch))
        known = {page.source_id: page for page in self.pages([r.source_id for r in records.values()])}
        created: list[R] = []
        for line, record in records.items():
            try:
                page = known.get(record.source_id)
                if page is None:
                    self.accept_new(record)
                    created.append(record)
                else:
                    self._bring_up_to_date(page, record)
            except RowError as error:
                self._refuse(line, str(error))
            except ValidationError as error:
                self._refuse(line, " ".join(error.messages))
        self.report.created += len(created)
        if created and not self.dry_run:
            self.create(created)

    def _read_all(self, batch: Sequence[Line]) -> Iterator[tuple[Line, R]]:
        for line in batch:
            try:
                record = self.read(line.row(), line)
                if earlier := self._seen.get(record.source_id):
                    raise RowError(
                        _("“%(id)s” stands in %(line)s already.") % {"id": record.source_id, "line": earlier}
                    )
            except RowError as error:
                self._refuse(line, str(error))
            else:
                self._seen[record.source_id] = Line(line.path, line.number, line.index, b"")
                yield line, record

    def _bring_up_to_date(self, page: P, record: R) -> None:
        if not self.differs(page, record):
            self.report.unchanged += 1
        elif page.latest_revision_id is not None:
            self.report.edited.append(f"{record.source_id}: {page.title}")
        else:
            if not self.dry_run:
                with transaction.atomic():
                    self.update(page, record)
            self.report.updated += 1

    def _refuse(self, line: Line, reason: str) -> None:
        self.report.refused.append(Refusal(str(line), reason))
