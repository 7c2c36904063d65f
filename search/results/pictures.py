"""A small picture beside a hit. Apps say where those of their pages are; the search knows no page type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from search.content import Kind

if TYPE_CHECKING:
    from search.results.results import Result

__all__ = ["Picture", "PicturesOf", "pictures_of", "register_pictures"]


class Picture(Protocol):
    """Address and size of a picture that says nothing the hit does not say."""

    @property
    def url(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


PicturesOf = Callable[[Mapping[int, str]], Mapping[int, Picture]]
"""From the addresses of pages by their ids to the pictures of those that have one, in one query."""

_REGISTERED: dict[Kind, PicturesOf] = {}


def register_pictures(kind: Kind, pictures: PicturesOf) -> None:
    """Offer the pictures of pages of a kind; called once when an app is ready."""
    _REGISTERED[kind] = pictures


def pictures_of(results: Sequence[Result]) -> dict[int, Picture]:
    """The pictures of hits by the ids of their pages; one query for each kind that has any."""
    found: dict[int, Picture] = {}
    for kind, pictures in _REGISTERED.items():
        if addresses := {result.page_id: result.url for result in results if result.kind is kind}:
            found |= pictures(addresses)
    return found
