"""What a collection of documents holds on a day: of each member the version in force, if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.enums import HOLDING, RelationType, ValidityStatus
from documents.models import DocumentCollectionPage, DocumentRelation, LegalDocumentPage

__all__ = ["Held", "held_by"]

# A chain of replacements longer than this is a mistake.
MOST_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Held:
    """A member and what stands for it: itself, what replaced it, or nothing. All carry their `validity`."""

    member: LegalDocumentPage
    note: str
    current: list[LegalDocumentPage]

    @property
    def is_itself(self) -> bool:
        return [document.pk for document in self.current] == [self.member.pk]


def held_by(page: DocumentCollectionPage, on: date) -> list[Held]:
    """The members that everybody may read, in their order; no query depends on how many there are.

    A replaced member gives way to every document of the library that replaces it and that is good itself;
    where none does, nothing stands for it. One that has expired, was withdrawn, is suspended or not yet in
    force is left out as well.
    """
    members = list(page.members.all())
    documents = _Documents(on)
    documents.load({member.document_id for member in members})
    frontier = set(documents.found)
    for _step in range(MOST_STEPS):
        frontier = documents.load_replacements(frontier)
        if not frontier:
            break
    return [
        Held(documents.found[member.document_id], member.note, documents.current(member.document_id))
        for member in members
        if member.document_id in documents.found
    ]


class _Documents:
    """Public documents, and which of them replace which."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.found: dict[int, LegalDocumentPage] = {}
        self.replaced_by: dict[int, list[int]] = {}

    def load(self, keys: set[int]) -> None:
        model = LegalDocumentPage
        rows = model.objects.published().filter(pk__in=keys).with_validity(self.on).for_rows()
        self.found |= {page.pk: page for page in rows}

    def load_replacements(self, keys: set[int]) -> set[int]:
        """Load what replaces those of the documents that are replaced; return what was not known before."""
        replaced = {key for key in keys if self.found[key].validity == ValidityStatus.REPLACED}
        if not replaced:
            return set()
        for page, target in self._replacing(replaced):
            self.replaced_by.setdefault(target, []).append(page)
        new = {page for key in replaced for page in self.replaced_by.get(key, ())} - set(self.found)
        self.load(new)
        return new & set(self.found)

    def _replacing(self, keys: set[int]) -> Sequence[tuple[int, int]]:
        relations = DocumentRelation.objects
        replacing = relations.filter(target__in=keys, relation_type=RelationType.REPLACES).order_by("pk")
        return list(replacing.values_list("page_id", "target_id"))

    def current(self, key: int) -> list[LegalDocumentPage]:
        """What stands for a document, each once, without going round in circles."""
        current: dict[int, LegalDocumentPage] = {}
        seen: set[int] = set()
        waiting = [key]
        while waiting:
            document = self.found.get(waiting.pop(0))
            if document is None or document.pk in seen:
                continue
            seen.add(document.pk)
            if document.validity == ValidityStatus.REPLACED:
                waiting += self.replaced_by.get(document.pk, ())
            elif is_good(document):
                current[document.pk] = document
        return list(current.values())


def is_good(document: LegalDocumentPage) -> bool:
    """Whether a document may be handed out as one to rely on."""
    return document.validity in HOLDING and document.withdrawn_on is None
