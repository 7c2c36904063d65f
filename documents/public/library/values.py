"""The values that a facet of documents has: how addresses call them, in which order they are offered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from django.utils.translation import gettext as _

from documents.catalogue import current
from documents.catalogue.words import Word, Words, value_of
from documents.enums import ValidityStatus
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer

__all__ = ["EITHER", "INDENT", "NO", "STATUSES", "YES", "Bodies", "Offer", "Values", "WordsOf", "Years"]

# In addresses: is there a text, is there a file.
YES: Final = "co"
NO: Final = "khong"
# A deeper body is moved to the right; in an option nothing else can.
INDENT: Final = "\u2003"
LAST_YEAR: Final = 9999
Titles = Mapping[str, str]


class Offer(NamedTuple):
    """A value as addresses call it, its name, and the number of documents it leads to."""

    value: str
    title: str
    number: int


class Values(Protocol):
    """Keys are what the catalogue knows documents by: ids, years, statuses, truth."""

    def key(self, text: str, words: Words) -> Hashable | None:
        """The key of what an address says; None where there is no such value."""

    def keys(self, key: Hashable, words: Words) -> Collection[Hashable]:
        """All that a key takes in."""

    def offers(self, counts: Mapping[Hashable, int], chosen: Hashable, words: Words) -> Iterator[Offer]:
        """What leads to documents, and what was chosen, in order; without counts that alone."""

    def titles(self, values: Collection[str]) -> Titles:
        """The names of those that there are, for the search. One query at most."""


class Plain:
    """Each key stands for itself."""

    def keys(self, key: Hashable, _words: Words) -> Collection[Hashable]:
        return (key,)


@dataclass(frozen=True, slots=True)
class WordsOf(Plain):
    """Words of a model, by name."""

    model: type[DocumentType | Field | Signer]

    def key(self, text: str, words: Words) -> int | None:
        return words.ids[self.model].get(text)

    def offers(self, counts: Mapping[Hashable, int], chosen: Hashable, words: Words) -> Iterator[Offer]:
        for key, word in words.of[self.model].items():
            if (number := counts.get(key, 0)) or key == chosen:
                yield Offer(value_of(word), word.name, number)

    def titles(self, values: Collection[str]) -> Titles:
        return _names(self.model, values)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Issuing bodies as they stand to each other: one takes in those below it and those merged into it."""

    def key(self, text: str, words: Words) -> int | None:
        body = words.issuers.find(text)
        return body.pk if body else None

    def keys(self, key: Hashable, words: Words) -> Collection[Hashable]:
        return words.issuers.within(key) if isinstance(key, int) else ()

    def offers(self, counts: Mapping[Hashable, int], chosen: Hashable, words: Words) -> Iterator[Offer]:
        for body, depth in words.issuers.in_order:
            number = sum(counts.get(key, 0) for key in words.issuers.within(body.pk))
            if number or body.pk == chosen:
                yield Offer(body.slug, INDENT * depth + body.name, number)

    def titles(self, values: Collection[str]) -> Titles:
        return _names(IssuingBody, values)

    def tree(self) -> Mapping[str, Collection[str]]:
        return current.words().issuers.slugs_within


@dataclass(frozen=True, slots=True)
class Years(Plain):
    """The latest first."""

    def key(self, text: str, _words: Words) -> int | None:
        year = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
        return year if 1 <= year <= LAST_YEAR else None

    def offers(self, counts: Mapping[Hashable, int], chosen: Hashable, _words: Words) -> Iterator[Offer]:
        known = {year for year in (*counts, chosen) if isinstance(year, int) and year}
        for year in sorted(known, reverse=True):
            yield Offer(str(year), str(year), counts.get(year, 0))

    def titles(self, values: Collection[str]) -> Titles:
        return {
            value: value for value in sorted(values, reverse=True) if len(value) == 4 and value.isdecimal()
        }


@dataclass(frozen=True, slots=True)
class Among(Plain):
    """A few values that never change: each key with what addresses call it and its name."""

    known: Callable[[], Iterable[tuple[Hashable, str, str]]]

    def key(self, text: str, _words: Words) -> Hashable | None:
        return next((key for key, value, _title in self.known() if value == text), None)

    def offers(self, counts: Mapping[Hashable, int], chosen: Hashable, _words: Words) -> Iterator[Offer]:
        for key, value, title in self.known():
            if (number := counts.get(key, 0)) or key == chosen:
                yield Offer(value, title, number)

    def titles(self, values: Collection[str]) -> Titles:
        return {value: title for _key, value, title in self.known() if value in values}


STATUSES: Final = Among(
    lambda: ((status.value, status.value, str(status.label)) for status in ValidityStatus)
)
EITHER: Final = Among(lambda: ((True, YES, _("Yes")), (False, NO, _("No"))))


def _names(model: type[Word], values: Collection[str]) -> Titles:
    by = "pk" if model is Signer else "slug"
    known = [value for value in values if by == "slug" or (value.isdecimal() and len(value) < 10)]
    names = model._default_manager.filter(**{f"{by}__in": known}).values_list(by, "name")
    return {str(value): name for value, name in names}
