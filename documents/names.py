"""Names of types, issuers and fields, compared as readers compare them."""

from __future__ import annotations

from vietnamese.text import clean_spaces
from vietnamese.tones import canonical

__all__ = ["name_key"]


def name_key(name: str) -> str:
    """Equal for spellings of one name: case, spaces and the place of tone marks do not matter."""
    return canonical(clean_spaces(name)).casefold()
