from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from demonstration.records import (
    Article,
    DocumentCollection,
    Gallery,
    Home,
    LegalDocument,
    Organisation,
    Paper,
    Person,
    Picture,
    PlainPage,
    Section,
    Site,
    User,
)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything there is, each kind by its key (slug, key of the picture) in the order of the files.

    ``documents`` are by slug; numbers are unique as well, see ``document_by_number``.
    """

    folder: Path
    site: Site
    home: Home
    users: Mapping[str, User]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    tags: tuple[str, ...]
    document_fields: tuple[str, ...]
    sections: Mapping[str, Section]
    pictures: Mapping[str, Picture]
    articles: Mapping[str, Article]
    galleries: Mapping[str, Gallery]
    documents: Mapping[str, LegalDocument]
    collections: Mapping[str, DocumentCollection]
    papers: Mapping[str, Paper]
    pages: Mapping[str, PlainPage]

    def picture_file(self, key: str) -> Path:
        """Where the picture of that key lies."""
        return self.folder / "pictures" / f"{key}.webp"

    def document_by_number(self, number: str) -> LegalDocument:
        """Raise KeyError when there is none."""
        for document in self.documents.values():
            if document.number == number:
                return document
        raise KeyError(number)
