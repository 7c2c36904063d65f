"""What the index of the database knows of words, for those who read queries: every site has this index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, cast

from django.utils.module_loading import import_string

__all__ = ["frequencies"]


class _Engine(Protocol):
    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]: ...


def frequencies(terms: Sequence[str]) -> Mapping[str, int]:
    """In how many pages each of the terms stands; terms that stand in none are left out.

    The engines read plans, which are made of what is read here, so they are named and not imported.
    """
    current_engine = cast("Callable[[], _Engine]", import_string("search.engines.current_engine"))
    return current_engine().frequencies(terms)
