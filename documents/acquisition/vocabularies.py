"""The words of the library found by name, or created the first time a source uses one."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from documents.models import DocumentType, Field, IssuingBody, Signer
from documents.names import name_key, naming_key
from documents.numbers import TYPE_NAMES, parse_number
from vietnamese.text import fold, words

__all__ = ["Vocabulary", "issuer_abbreviation", "type_abbreviation", "type_has_validity"]

# These inform or invite; nothing comes into force with them.
TYPES_WITHOUT_VALIDITY: Final = frozenset({name_key("Công văn"), name_key("Thông báo"), name_key("Giấy mời")})

V = TypeVar("V", bound=DocumentType | Field | IssuingBody | Signer)


class Vocabulary(Generic[V]):
    """All words of one kind. Spellings that a reader takes for the same (Uỷ ban, Ủy Ban) are the same.

    A body is found by its former names too, in full or shortened; by its present name first.
    """

    def __init__(self, model: type[V]) -> None:
        self.model = model
        self._known: dict[str, V] = {}
        every: list[V] = [*model._default_manager.all()]
        for word in every:
            self._known.setdefault(name_key(word.name), word)
        for word in every:
            if isinstance(word, IssuingBody):
                for name in word.names:
                    self._known.setdefault(naming_key(name), word)

    def every(self) -> list[V]:
        """All words, each once."""
        return list({word.pk: word for word in self._known.values()}.values())

    def find(self, name: str) -> V | None:
        if word := self._known.get(name_key(name)):
            return word
        return self._known.get(naming_key(name)) if self.model is IssuingBody else None

    def find_or_create(self, name: str, **values: str | bool) -> V:
        """The word of that name; `values` are those of a new one."""
        word = self.find(name)
        if word is None:
            word = self.model._default_manager.create(name=name, **values)
            self._known[name_key(name)] = word
        return word

    def known_name(self, name: str) -> str:
        """The name under which the library has the word, or the one given."""
        word = self.find(name)
        return name if word is None else word.name

    def is_named(self, word: V | None, name: str | None) -> bool:
        """Whether a name, if any is given, is one of this word."""
        if name is None:
            return True
        return word is not None and name_key(self.known_name(name)) == name_key(word.name)


def type_has_validity(name: str) -> bool:
    """Whether documents of a type come into force; some only inform or invite."""
    return name_key(name) not in TYPES_WITHOUT_VALIDITY


def type_abbreviation(name: str) -> str:
    """The abbreviation of a type by its name, "" for one that has none: Thông tư → TT."""
    key = name_key(name)
    return next((short for short, full in TYPE_NAMES.items() if name_key(full) == key), "")


def issuer_abbreviation(name: str, number: str) -> str:
    """How `number` abbreviates its issuer, where that is plain: its letters are the initials of the name.

    43/2007/TT-BCT of Bộ Công Thương → BCT; nothing for joint issuers, or where a symbol says something else.
    """
    parts = parse_number(number)
    short = "" if parts is None else parts.issuer_abbreviation.rstrip("0123456789 ")
    initials = "".join(word.text[0] for word in words(fold(name)) if word.text != "va")
    return short if 2 <= len(short) <= 50 and fold(short) == initials else ""
