"""What will happen to each row of a spreadsheet, found out without changing anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from documents.acquisition.field_values import Entry, Words
from documents.acquisition.spreadsheets.changing import Change, changes_of, without_made_title
from documents.acquisition.spreadsheets.columns import Sheet
from documents.acquisition.spreadsheets.rows import WrongRowError, read_row
from documents.acquisition.spreadsheets.tables import TableRow
from documents.identity import Identity, Register
from documents.models import LegalDocumentPage, LibraryPage

__all__ = ["Outcome", "Plan", "PlannedRow", "libraries_for", "make_plan"]

TREE_FIELDS = [field.name for field in Page._meta.fields]


class Outcome(StrEnum):
    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """`page` is the document as its editors see it, or the one that will arise."""

    row: TableRow
    outcome: Outcome
    label: str
    problem: str = ""
    changes: list[Change] = field(default_factory=list)
    entry: Entry | None = None
    page: LegalDocumentPage | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    rows: list[PlannedRow]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def errors(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.outcome is Outcome.ERROR]

    @property
    def does_something(self) -> bool:
        return any(row.outcome in {Outcome.CREATE, Outcome.UPDATE} for row in self.rows)


class _Seen:
    """The rows so far: none may be the document of another, or the second would fail where it is taken in."""

    def __init__(self) -> None:
        self._rows = Register()
        self._known: dict[int, str] = {}

    def take(self, identity: Identity, row: TableRow) -> None:
        self._refuse(self._rows.add(identity, str(row.number)))

    def take_known(self, page: LegalDocumentPage, row: TableRow) -> None:
        """Two years may both be those of a document whose date the library does not know."""
        self._refuse(self._known.get(page.pk))
        self._known[page.pk] = str(row.number)

    def _refuse(self, earlier: str | None) -> None:
        if earlier is not None:
            raise WrongRowError(_("Row %(number)s is the same document.") % {"number": earlier})


def make_plan(sheet: Sheet, user: User | AnonymousUser, words: Words) -> Plan:
    """Plan every row; one that is wrong spoils no other."""
    seen = _Seen()
    planned = []
    for row in sheet.rows:
        label = sheet.value(row, "number") or sheet.value(row, "title") or sheet.value(row, "abstract")
        try:
            planned.append(_plan_row(sheet, row, user, words, seen))
        except WrongRowError as problem:
            planned.append(PlannedRow(row, Outcome.ERROR, label[:200], str(problem)))
        except ValidationError as error:
            planned.append(PlannedRow(row, Outcome.ERROR, label[:200], " ".join(error.messages)))
    return Plan(planned)


def _plan_row(
    sheet: Sheet,
    row: TableRow,
    user: User | AnonymousUser,
    words: Words,
    seen: _Seen,
) -> PlannedRow:
    entry = read_row(sheet, row, words)
    page = _draft(entry, words)
    seen.take(_identity(page), row)
    label = f"{page.number} {page.title}".strip()[:200]
    known = _known(page)
    if known is None:
        page.clean_fields(exclude=TREE_FIELDS)
        page.clean()
        return PlannedRow(row, Outcome.CREATE, label, entry=entry, page=page)
    seen.take_known(known, row)
    known = known.get_latest_revision_as_object() if known.latest_revision_id else known
    entry = without_made_title(entry, sheet, row, known)
    different = words.differs(known, entry)
    if not different:
        return PlannedRow(row, Outcome.UNCHANGED, label, page=known)
    _check_may_edit(known, user)
    changes = list(changes_of(known, entry, different))
    # A signer who is new arises when the row is taken in, not while it is looked at.
    words.fill(known, replace(entry, signer=None))
    known.clean_fields(exclude=TREE_FIELDS)
    known.clean()
    return PlannedRow(row, Outcome.UPDATE, label, changes=changes, entry=entry, page=known)


def _draft(entry: Entry, words: Words) -> LegalDocumentPage:
    """The page as it would arise; nothing is written."""
    page = LegalDocumentPage(live=False)
    for name, value in entry.plain.items():
        setattr(page, name, value)
    page.document_type = words.types.find(entry.document_type or "")
    page.issuer = words.issuers.find(entry.issuer or "")
    page.normalise()
    return page


def _identity(page: LegalDocumentPage) -> Identity:
    return Identity.of(page.number, page.issuer_id, page.document_type_id, page.issued_on, page.title)


def _known(page: LegalDocumentPage) -> LegalDocumentPage | None:
    """The library's document that a row is about: by its number, or without one by its title and day."""
    if page.number_key:
        return page.twin()
    return (
        LegalDocumentPage.objects.filter(
            number_key="", title=page.title, issuer=page.issuer, issued_on=page.issued_on
        )
        .order_by("pk")
        .first()
    )


def _check_may_edit(page: LegalDocumentPage, user: User | AnonymousUser) -> None:
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        raise WrongRowError(_("You may not edit the document the library has."))
    if permissions.page_locked():
        raise WrongRowError(_("The document is locked by somebody who edits it."))


def libraries_for(user: User | AnonymousUser) -> list[LibraryPage]:
    """The libraries to which the user may add documents."""
    return [
        library
        for library in LibraryPage.objects.order_by("path")
        if library.permissions_for_user(user).can_add_subpage()
    ]
