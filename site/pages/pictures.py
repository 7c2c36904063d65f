"""Pictures in several widths, so that a phone does not load what a wide screen needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagtail.images.shortcuts import get_renditions_or_not_found

if TYPE_CHECKING:
    from images.models import Rendition, SiteImage

__all__ = ["PLACES", "Picture", "Place", "picture_in", "prepare_pictures", "social_picture"]

# One ladder for everything that is cut to 3:2: a picture has few renditions, and lists share them.
CUT: Final = ("fill-320x214", "fill-640x427", "fill-1200x800")
WHOLE: Final = ("width-480", "width-800", "width-1200")
SOCIAL: Final = "fill-1200x630|format-jpeg|jpegquality-80"
QUALITY: Final = "format-webp|webpquality-78"
FALLBACK_QUALITY: Final = "format-jpeg|jpegquality-78"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the layout: the operations that cut a picture for it, narrowest first, and its width in CSS.

    `fallback` is the operation whose JPEG goes to browsers without WebP.
    """

    operations: tuple[str, ...]
    fallback: str
    sizes: str

    def specs(self) -> list[str]:
        return [f"{operation}|{QUALITY}" for operation in self.operations]

    def fallback_spec(self) -> str:
        return f"{self.fallback}|{FALLBACK_QUALITY}"


PLACES: Final[Mapping[str, Place]] = {
    "lead": Place(CUT, CUT[1], "(min-width: 64rem) 33rem, 100vw"),
    "card": Place(CUT[:2], CUT[1], "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 100vw"),
    "row": Place(CUT[:2], CUT[1], "(min-width: 40rem) 15rem, 38vw"),
    "thumb": Place(CUT[:1], CUT[0], "8rem"),
    "article": Place(WHOLE, WHOLE[1], "(min-width: 48rem) 46rem, 100vw"),
    "photo": Place(("max-800x800", "max-1800x1400"), "max-800x800", "(min-width: 75rem) 72rem, 100vw"),
    "banner": Place(("fill-800x200", "fill-1600x400"), "fill-800x200", "(min-width: 78rem) 74rem, 100vw"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What an `<img>` and its `<source>` need. Width and height are those of the fallback, in pixels."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int


def picture_in(place_name: str, image: SiteImage) -> Picture:
    """Return the picture as it stands in a place. Raises `KeyError` for an unknown place.

    Costs no query where renditions were prefetched; renditions that do not exist yet are made.
    """
    place = PLACES[place_name]
    fallback_spec = place.fallback_spec()
    renditions = get_renditions_or_not_found(image, [*place.specs(), fallback_spec])
    fallback = renditions[fallback_spec]
    return Picture(
        src=fallback.url,
        srcset=_srcset(renditions[spec] for spec in place.specs()),
        sizes=place.sizes,
        width=fallback.width,
        height=fallback.height,
    )


def social_picture(image: SiteImage) -> Rendition:
    """The picture for a link preview, 1.91:1 where it is large enough."""
    return get_renditions_or_not_found(image, [SOCIAL])[SOCIAL]


def prepare_pictures(image: SiteImage, places: Iterable[str]) -> None:
    """Make the renditions of some places ahead of the first reader."""
    specs: dict[str, None] = {}
    for name in places:
        specs |= dict.fromkeys([*PLACES[name].specs(), PLACES[name].fallback_spec()])
    get_renditions_or_not_found(image, list(specs))


def _srcset(renditions: Iterable[Rendition]) -> str:
    """Addresses with their widths; a small original, which is never enlarged, appears once."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
