"""What pages are sorted by and signed with: types, bodies, fields, signers, organisations, persons, tags."""

from __future__ import annotations

from demonstration.bundle import Content
from documents.models import DocumentType, Field, IssuingBody, Signer
from news.models import Organisation, Person
from pages.models import Tag
from starting.words import abbreviation_of, has_validity

__all__ = ["VocabularyLoader"]


class VocabularyLoader:
    def __init__(self, content: Content) -> None:
        self.content = content
        for name in content.tags:
            Tag.objects.get_or_create(name=name)
        for name in content.document_fields:
            Field.objects.get_or_create(name=name)

    def document_type(self, name: str) -> DocumentType:
        defaults = {
            "abbreviation": abbreviation_of(name),
            "has_validity": has_validity(name),
        }
        return DocumentType.objects.get_or_create(name=name, defaults=defaults)[0]

    def issuer(self, slug: str) -> IssuingBody:
        record = self.content.organisations[slug]
        parent = self.issuer(record.parent) if record.parent else None
        defaults = {"abbreviation": record.short_name, "parent": parent}
        return IssuingBody.objects.get_or_create(name=record.name, defaults=defaults)[0]

    def signer(self, slug: str) -> Signer:
        return Signer.objects.get_or_create(name=self.content.people[slug].name)[0]

    def organisation(self, slug: str) -> Organisation:
        record = self.content.organisations[slug]
        return Organisation.objects.get_or_create(
            name=record.name, defaults={"short_name": record.short_name}
        )[0]

    def person(self, slug: str) -> Person:
        record = self.content.people[slug]
        organisation = self.organisation(record.organisation) if record.organisation else None
        defaults = {"role": record.role, "organisation": organisation}
        return Person.objects.get_or_create(name=record.name, defaults=defaults)[0]

    def tags(self, names: tuple[str, ...]) -> list[Tag]:
        return list(Tag.objects.filter(name__in=names))
