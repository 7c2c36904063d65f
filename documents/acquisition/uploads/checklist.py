"""The doubts about a draft as its edit form shows them, and the words that it proposes to take or to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from documents.acquisition.uploads.confirming import entry_of
from documents.acquisition.uploads.matching import MATCHED, Word, nearest
from documents.enums import IntakeReason
from documents.models import IntakeDoubt, IntakeEntry, LegalDocumentPage

__all__ = ["Checklist", "Proposal", "checklist_of"]

NEW = "new:"
OTHER_LABELS = {"files": _("Files"), "relations": _("Relations to other documents")}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that the library has not: to be made, or one of `existing` to be taken in its place.

    `input_name` is that of the form's own input; its value is "new:" and the name, or the key of a word.
    """

    field: str
    label: str
    name: str
    existing: Sequence[Word]

    @property
    def input_name(self) -> str:
        return f"intake_{self.field}"

    @property
    def new_value(self) -> str:
        return f"{NEW}{self.name}"


@dataclass(frozen=True, slots=True)
class Checklist:
    """`doubts` each with the label of its field, "" for the whole document."""

    entry: IntakeEntry
    doubts: Sequence[tuple[str, IntakeDoubt]]
    proposals: Sequence[Proposal] = field(default_factory=list)
    unknown: Sequence[IntakeDoubt] = field(default_factory=list)


def checklist_of(page: LegalDocumentPage) -> Checklist | None:
    """What is to be checked in a draft; None where nothing is."""
    entry = entry_of(page.pk)
    if entry is None:
        return None
    doubts = list(entry.doubts.all())
    unknown = [one for one in doubts if one.reason == IntakeReason.UNKNOWN and one.field in MATCHED]
    proposals = [
        Proposal(one.field, label_of(one.field), one.value, nearest(MATCHED[one.field], one.value))
        for one in unknown
    ]
    shown = [(label_of(one.field), one) for one in doubts if one not in unknown]
    return Checklist(entry, shown, proposals, unknown)


def label_of(name: str) -> str:
    """The label of a field of the document, also of its files and relations."""
    if not name:
        return ""
    if name in OTHER_LABELS:
        return str(OTHER_LABELS[name])
    return str(getattr(LegalDocumentPage._meta.get_field(name), "verbose_name", name))
