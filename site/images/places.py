"""Every rendition the site uses, as data: the places of the layout, link previews, and the staff's own pages.

What stands here is made when a picture comes in. Templates name a place and never an operation of their own
(`images.checks` sees to that).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

__all__ = ["PLACES", "SOCIAL", "STAFF", "Place", "public_specs", "specs_of", "specs_to_make"]

# One ladder for everything that is cut to 3:2: a picture has few renditions, and lists share them.
CUT: Final = ("fill-320x214", "fill-640x427", "fill-1200x800")
WHOLE: Final = ("width-480", "width-800", "width-1200")
# 1.91:1 where the picture is large enough.
SOCIAL: Final = "fill-1200x630|format-jpeg|jpegquality-80"
# What Wagtail's own lists, choosers and forms show.
STAFF: Final = ("max-165x165", "max-800x600")
QUALITY: Final = "format-webp|webpquality-78"
PHOTOGRAPH: Final = "format-jpeg|jpegquality-78"
# A mark may be transparent.
DRAWING: Final = "format-png"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the layout: the operations that cut a picture for it, narrowest first, and its width in CSS.

    `fallback` is the operation whose rendition, in `fallback_format`, goes to browsers without WebP.
    """

    operations: tuple[str, ...]
    fallback: str
    sizes: str
    fallback_format: str = PHOTOGRAPH

    def specs(self) -> list[str]:
        return [f"{operation}|{QUALITY}" for operation in self.operations]

    def fallback_spec(self) -> str:
        return f"{self.fallback}|{self.fallback_format}"


PLACES: Final[Mapping[str, Place]] = {
    "lead": Place(CUT, CUT[1], "(min-width: 64rem) 33rem, 100vw"),
    "card": Place(CUT[:2], CUT[1], "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 100vw"),
    "row": Place(CUT[:2], CUT[1], "(min-width: 40rem) 15rem, 38vw"),
    "thumb": Place(CUT[:1], CUT[0], "8rem"),
    "article": Place(WHOLE, WHOLE[1], "(min-width: 48rem) 46rem, 100vw"),
    "photo": Place(("max-800x800", "max-1800x1400"), "max-800x800", "(min-width: 75rem) 72rem, 100vw"),
    "banner": Place(("fill-800x200", "fill-1600x400"), "fill-800x200", "(min-width: 78rem) 74rem, 100vw"),
    "mark": Place(("max-320x320",), "max-320x320", "5rem", DRAWING),
}


def specs_of(*places: str) -> tuple[str, ...]:
    """What some places need, each once. Raises `KeyError` for an unknown place."""
    wanted = (PLACES[name] for name in places)
    return tuple(dict.fromkeys(spec for place in wanted for spec in (*place.specs(), place.fallback_spec())))


@cache
def public_specs() -> tuple[str, ...]:
    """What readers see."""
    return (*specs_of(*PLACES), SOCIAL)


@cache
def specs_to_make() -> tuple[str, ...]:
    """What is made of every picture, before anybody asks for it."""
    return (*public_specs(), *STAFF)
