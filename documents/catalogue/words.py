"""The words of the library in memory: types, bodies, fields and signers, by which its lists are narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from documents.catalogue.issuers import IssuerTree
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer

__all__ = ["Word", "Words", "value_of"]

Word = DocumentType | Field | IssuingBody | Signer
PLAIN: Final = (DocumentType, Field, Signer)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of each model by their ids, in the order of their names; ids by what addresses call them.

    They belong to all requests: whoever changes a word reads it from the database.
    """

    of: Mapping[type[Word], Mapping[int, Word]]
    ids: Mapping[type[Word], Mapping[str, int]]
    issuers: IssuerTree

    @classmethod
    def load(cls) -> Self:
        """Four statements."""
        tree = IssuerTree.load()
        of: dict[type[Word], Mapping[int, Word]] = {IssuingBody: tree.bodies}
        for model in PLAIN:
            of[model] = {word.pk: word for word in model._default_manager.order_by("name", "pk")}
        ids = {model: {value_of(word): pk for pk, word in words.items()} for model, words in of.items()}
        return cls(of, ids, tree)


def value_of(word: Word) -> str:
    """What addresses call it: its slug, which stays when it is renamed. A signer has only an id."""
    return str(word.pk) if isinstance(word, Signer) else word.slug
