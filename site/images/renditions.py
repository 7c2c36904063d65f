"""From a specification such as "fill-640x427|format-webp" to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final

from django.conf import settings
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.image_operations import (
    AvifQualityOperation,
    DoNothingOperation,
    FormatOperation,
    JPEGQualityOperation,
    WebPQualityOperation,
)
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, AbstractImage, Filter, SourceImageIOError

from images import processes
from images.processes import Cut, RefusedError

__all__ = ["rendition_file", "rendition_files"]

# Bytes of a name that are left for what the original was called.
LONGEST_STEM: Final = 24
# Wagtail's specification of a rendition that is the original.
ORIGINAL: Final = "original"
DEFAULT_QUALITY: Final = {"jpeg": 76, "webp": 80, "avif": 61, "png": 0}
# Only the first frame is kept, which a PNG does as well.
SHOWN_AS: Final = {"gif": "png", "heic": "jpeg"}
HOW_TO_WRITE: Final = (
    AvifQualityOperation,
    DoNothingOperation,
    FormatOperation,
    JPEGQualityOperation,
    WebPQualityOperation,
)
EXTENSION_KINDS: Final = {"jpg": "jpeg", "heif": "heic"}


def rendition_file(image: AbstractImage, spec: Filter) -> tuple[str, bytes]:
    """Name and content of a rendition. Raises `SourceImageIOError` where the picture cannot be decoded."""
    try:
        return rendition_files(image, [spec])[0]
    except RefusedError as error:
        raise SourceImageIOError(f"{image.file.name}: {error}") from error


def rendition_files(image: AbstractImage, specs: Sequence[Filter]) -> list[tuple[str, bytes]]:
    """Names and contents of renditions, in their order; the picture is decoded once and apart from the site.

    Raises `RefusedError` where it cannot be decoded, `SourceImageIOError` where its file is missing.
    """
    with image.open_file() as file:
        if [spec.spec for spec in specs] == [ORIGINAL]:
            # A copy: encoding it anew would cost time and quality for nothing.
            return [(_name(image, specs[0], _kind(image)), file.read())]
        upright = [_cut(image, spec, (image.width, image.height)) for spec in specs]
        turned = [_cut(image, spec, (image.height, image.width)) for spec in specs]
        contents = processes.cut(file, upright, turned)
    names = (_name(image, spec, part.format) for spec, part in zip(specs, upright, strict=True))
    return list(zip(names, contents, strict=True))


def _cut(image: AbstractImage, spec: Filter, size: tuple[int, int]) -> Cut:
    """Wagtail's own reckoning of part and size, with the focal point staff have set."""
    transform = spec.get_transform(image, size)
    rect = transform.get_rect().round()
    env: dict[str, Any] = {}
    for operation in spec.filter_operations:
        if not isinstance(operation, HOW_TO_WRITE):
            raise InvalidFilterSpecError(f"{operation.method} is not supported: {spec.spec}")
        operation.run(None, image, env)
    kind = env.get("output-format") or SHOWN_AS.get(_kind(image), _kind(image))
    return Cut(
        crop=(rect.left, rect.top, rect.right, rect.bottom),
        size=(round(transform.size[0]), round(transform.size[1])),
        format=kind,
        quality=int(env.get(f"{kind}-quality") or _default_quality(kind)),
        lossless="lossless" in (env.get("output-format-options") or ()),
    )


def _default_quality(kind: str) -> int:
    return int(getattr(settings, f"WAGTAILIMAGES_{kind.upper()}_QUALITY", DEFAULT_QUALITY[kind]))


def _kind(image: AbstractImage) -> str:
    extension = PurePath(image.file.name).suffix.lower().removeprefix(".")
    return EXTENSION_KINDS.get(extension, extension)


def _name(image: AbstractImage, spec: Filter, kind: str) -> str:
    stem = PurePath(image.file.name).stem[:LONGEST_STEM]
    parts = [stem, spec.get_cache_key(image), spec.spec.replace("|", ".")]
    return ".".join(part for part in parts if part) + IMAGE_FORMAT_EXTENSIONS[kind]
