"""Pictures in several widths, so that a phone does not load what a wide screen needs.

Nothing is made here: a page shows the renditions that are ready, and notes a wish where one is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from django.templatetags.static import static
from wagtail.images.models import Filter

from images.enums import RenditionState
from images.places import PLACES, SOCIAL

if TYPE_CHECKING:
    from images.models import SiteImage

__all__ = ["PLACES", "Picture", "SocialPicture", "picture_in", "social_picture"]

# Stands where a picture will be in a moment, or where there is one that cannot be shown.
PLACEHOLDER: Final = "icons/picture.svg"


class Ready(NamedTuple):
    """A rendition that exists."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What an `<img>` and its `<source>` need. Width and height are those of the fallback, in pixels.

    Without its renditions `srcset` is empty, and `src` the nearest that is there; where there is none, a
    placeholder of the same shape, with `is_placeholder`.
    """

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    is_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class SocialPicture:
    """The picture of a link preview."""

    url: str
    width: int
    height: int


def picture_in(place_name: str, image: SiteImage) -> Picture:
    """Return the picture as it stands in a place. Raises `KeyError` for an unknown place.

    Costs no query, unless a rendition is missing for the first time.
    """
    place = PLACES[place_name]
    fallback = _ready(image, place.fallback_spec())
    offered = [rendition for spec in place.specs() if (rendition := _ready(image, spec))]
    if fallback is None or len(offered) < len(place.operations):
        _note_wish(image)
    if fallback is None:
        return _instead(image, place.fallback_spec())
    return Picture(
        src=image.address_of(fallback.name),
        srcset=_srcset(image, offered),
        sizes=place.sizes,
        width=fallback.width,
        height=fallback.height,
    )


def social_picture(image: SiteImage) -> SocialPicture | None:
    """The picture for a link preview; None until it is there."""
    rendition = _ready(image, SOCIAL)
    if rendition is None:
        _note_wish(image)
        return None
    return SocialPicture(image.address_of(rendition.name), rendition.width, rendition.height)


def _ready(image: SiteImage, spec: str) -> Ready | None:
    rendition = image.ready_renditions.get(spec)
    return Ready(*rendition) if rendition else None


# A specification is parsed with the help of every app, which is too much work for each photo of a gallery.
_filter = cache(Filter)


def _instead(image: SiteImage, spec: str) -> Picture:
    """The smallest rendition at least as wide as the one wanted, else the widest; or the placeholder."""
    width, height = _filter(spec).get_transform(image).size
    by_width = sorted(
        (Ready(*rendition) for rendition in image.ready_renditions.values()), key=lambda ready: ready.width
    )
    nearest = next((r for r in by_width if r.width >= width), by_width[-1] if by_width else None)
    return Picture(
        src=image.address_of(nearest.name) if nearest else static(PLACEHOLDER),
        srcset="",
        sizes="",
        width=round(width),
        height=round(height),
        is_placeholder=nearest is None,
    )


def _note_wish(image: SiteImage) -> None:
    """Once: what waits already, or cannot be made, is not asked for again."""
    if image.rendition_state == RenditionState.DONE:
        rows = type(image).objects.filter(pk=image.pk)
        rows.ask_for_renditions([RenditionState.DONE])
        image.rendition_state = RenditionState.WAITING


def _srcset(image: SiteImage, renditions: Iterable[Ready]) -> str:
    """Addresses with their widths; a small original, which is never enlarged, appears once."""
    by_width = {rendition.width: image.address_of(rendition.name) for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
