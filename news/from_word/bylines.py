"""Names of writers and bodies in a Word file, and the persons and bodies the newsroom knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from news.models import ArticleByline, Organisation, Person
from news.word.draft import Byline

__all__ = ["bylines_of"]


def bylines_of(bylines: Iterable[Byline]) -> Iterator[ArticleByline]:
    """A person or body that is known by exactly this name is named by its row, anybody else in free text."""
    for number, byline in enumerate(bylines):
        person = _person(byline)
        organisation = _organisation(byline.unit)
        row = ArticleByline(sort_order=number)
        if (byline.name and person is None) or (byline.unit and organisation is None):
            row.text = ", ".join(filter(None, (byline.name, byline.unit)))[:255]
        else:
            row.person, row.organisation = person, organisation
            row.role = person.role if person else ""
        yield row


def _person(byline: Byline) -> Person | None:
    """The only one of that name: of two, nobody knows which."""
    found = list(Person.objects.filter(name=byline.name)[:2]) if byline.name else []
    return found[0] if len(found) == 1 else None


def _organisation(unit: str) -> Organisation | None:
    named = Q(name=unit) | Q(short_name=unit)
    found = list(Organisation.objects.filter(named)[:2]) if unit else []
    return found[0] if len(found) == 1 else None
