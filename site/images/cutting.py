"""The program that decodes pictures nobody vouches for: run for one task, apart from the site, within limits.

    python -I cutting.py < order      an order and the answer are JSON, on standard input and output

    {"task": "examine", "file", "into", "pixels", "memory", "seconds"}
        → {"kind", "width", "height", "frames", "converted"} or {"refused": reason, …}
    {"task": "cut", "file", "into", "pixels", "memory", "seconds", "upright": [cut], "turned": [cut]}
        → {"cuts": [[width, height], …]} or {"refused": reason}; the renditions are files 0, 1, … of `into`

A cut is {"crop": [left, top, right, bottom], "size": [width, height], "format", "quality", "lossless"};
`turned` holds for pictures that lie on their side as they are stored. It needs nothing of the site, so
that it starts quickly. Where there is no answer, a limit was met.
"""

from __future__ import annotations

import io
import json
import os
import resource
import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from PIL import (  # noqa: F401 (a plugin registers its format when it is imported)
    AvifImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

__all__ = ["as_shown", "cut", "examine", "limit"]

# Pillow's names of the formats that are taken in, and those under which the site stores them.
KINDS: Final = {
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
    "HEIF": "heic",
}
DAMAGED: Final = (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, struct.error, EOFError)
SIDEWAYS: Final = {5, 6, 7, 8}
ANSWER_BYTES: Final = 256 * 1024 * 1024
WHITE: Final = (255, 255, 255)
CONVERTED_QUALITY: Final = 90
# JPEG can be decoded at an eighth of its size, which reads every byte and costs little.
SMALL: Final = (256, 256)


def limit(memory: int, seconds: int) -> None:
    """Bound what this process may take. Nothing widens these limits again."""
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, ANSWER_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def examine(path: Path, into: Path, most_pixels: int) -> dict[str, Any]:
    """What a picture is, after it was decoded once.

    Content that is not stored as it is has its successor in the file `converted` of `into`.
    """
    with _opened(path) as picture:
        kind = KINDS[picture.format or ""]
        frames = getattr(picture, "n_frames", 1) if picture.format != "MPO" else 1
        pixels = picture.width * picture.height * frames
        if pixels > most_pixels:
            return {"refused": "pixels", "pixels": pixels}
        picture.draft("RGB", SMALL)
        width, height = picture.size
        picture.load()
        if kind == "heic":
            exif, profile = picture.getexif(), picture.info.get("icc_profile")
            still = as_shown(picture, keep_profile=True)
            still.save(into / "converted", "JPEG", quality=CONVERTED_QUALITY, exif=exif, icc_profile=profile)
        elif kind == "avif" and (frames > 1 or _says_where(picture)):
            _still_without_position(picture, into / "converted")
        elif kind == "png" and frames > 1:
            # Only the first frame is ever shown, and Wagtail's picture library does not know moving ones.
            picture.save(into / "converted", "PNG", save_all=False, exif=picture.getexif())
    converted = {"heic": "jpeg"}.get(kind, kind) if (into / "converted").exists() else ""
    return {"kind": kind, "width": width, "height": height, "frames": frames, "converted": converted}


def cut(path: Path, into: Path, most_pixels: int, upright: Sequence[Any], turned: Sequence[Any]) -> Any:
    """Write the renditions, of the first frame."""
    with _opened(path) as picture:
        if picture.width * picture.height > most_pixels:
            return {"refused": "pixels"}
        is_sideways = picture.getexif().get(ExifTags.Base.Orientation) in SIDEWAYS
        wanted = turned if is_sideways else upright
        whole = (picture.height, picture.width) if is_sideways else picture.size
        _reduce(picture, wanted)
        ImageOps.exif_transpose(picture, in_place=True)
        shown = as_shown(picture)
    scale = (shown.width / whole[0], shown.height / whole[1])
    return {"cuts": [_write(shown, scale, part, into / str(n)) for n, part in enumerate(wanted)]}


def as_shown(picture: Image.Image, *, keep_profile: bool = False) -> Image.Image:
    """RGB, or RGBA where something is transparent, in the colours of the web unless the profile is kept."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _eight_bits(picture).convert("RGB")
    profile = picture.info.get("icc_profile")
    if picture.mode == "CMYK" and profile:
        picture = _in_web_colours(picture, profile)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    shown = picture if picture.mode == mode else picture.convert(mode)
    if profile and picture.mode in {"RGB", "RGBA", "P"} and not keep_profile:
        shown = _in_web_colours(shown, profile)
    return shown


def _opened(path: Path) -> Image.Image:
    # The limit is ours and counted exactly; Pillow's own would call a large picture damaged.
    Image.MAX_IMAGE_PIXELS = None
    with path.open("rb") as file:
        if file.read(12)[4:8] == b"ftyp":
            _read_heic()
    return Image.open(path, formats=[kind for kind in KINDS if kind in Image.OPEN])


def _read_heic() -> None:
    try:
        import pillow_heif  # noqa: PLC0415 (takes a tenth of a second, for one format)
    except ImportError:
        return
    pillow_heif.register_heif_opener()


def _reduce(picture: Image.Image, wanted: Sequence[Any]) -> None:
    """Have a JPEG decoded no larger than the largest rendition needs."""
    factors = [(p["crop"][2] - p["crop"][0]) / p["size"][0] for p in wanted] or [1.0]
    factor = max(1.0, min(factors))
    picture.draft("RGB", (round(picture.width / factor), round(picture.height / factor)))


def _write(shown: Image.Image, scale: tuple[float, float], part: Mapping[str, Any], to: Path) -> list[int]:
    left, top, right, bottom = part["crop"]
    box = (
        max(0.0, left * scale[0]),
        max(0.0, top * scale[1]),
        min(float(shown.width), right * scale[0]),
        min(float(shown.height), bottom * scale[1]),
    )
    size = (max(1, part["size"][0]), max(1, part["size"][1]))
    made = shown.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    kind, quality = part["format"], part["quality"]
    if kind == "jpeg":
        _on_white(made).save(to, "JPEG", quality=quality, progressive=True, optimize=True)
    elif kind == "png":
        made.save(to, "PNG", optimize=True)
    else:
        made.save(to, kind.upper(), quality=quality, lossless=part["lossless"])
    return [made.width, made.height]


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture, mask=picture)
    return ground


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits, from black to white as the file means it: 16 bits are 0 to 65,535."""
    wide = picture.convert("F")
    low, high = cast("tuple[float, float]", wide.getextrema())
    if high > 65_535 or low < 0 or picture.mode == "F":
        span = (high - low) or 1.0
        return wide.point(lambda value: value * (255.0 / span) - low * (255.0 / span)).convert("L")
    return wide.point(lambda value: value * (1 / 257.0) + 0.0).convert("L")


def _in_web_colours(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        seen = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, *DAMAGED):
        # A profile that cannot be read says nothing about the colours.
        return picture
    return seen if seen is not None else picture


def _says_where(picture: Image.Image) -> bool:
    return ExifTags.Base.GPSInfo in picture.getexif() or "xmp" in picture.info


def _still_without_position(picture: Image.Image, to: Path) -> None:
    """The first frame of an AVIF encoded anew, because its metadata cannot be taken out in place."""
    exif = picture.getexif()
    exif.get_ifd(ExifTags.IFD.Exif).pop(ExifTags.Base.MakerNote, None)
    exif.get_ifd(ExifTags.IFD.GPSInfo).clear()
    exif.pop(ExifTags.Base.GPSInfo, None)
    picture.save(to, "AVIF", quality=90, exif=exif, xmp=b"", save_all=False)


def _answer(order: Mapping[str, Any]) -> Any:
    path, into = Path(order["file"]), Path(order["into"])
    try:
        if order["task"] == "cut":
            return cut(path, into, order["pixels"], order["upright"], order["turned"])
        return examine(path, into, order["pixels"])
    except UnidentifiedImageError:
        return {"refused": "kind"}
    except MemoryError:
        return {"refused": "memory"}
    except DAMAGED as error:
        return {"refused": "damaged", "detail": f"{type(error).__name__}: {error}"[:300]}


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["memory"], order["seconds"])
    json.dump(_answer(order), sys.stdout)


if __name__ == "__main__":
    main()
