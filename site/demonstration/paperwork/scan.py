"""A paper as an office scanner gives it: pictures of its pages, a little askew and grey, and no text."""

from __future__ import annotations

import io
from datetime import datetime
from random import Random
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

__all__ = ["make_scan"]

DPI: Final = 200
ANGLE: Final = 0.35
# Paper is never white and ink never black; `GRAIN` is the side of the square of dust that covers the page.
DARKEST, LIGHTEST = 40, 246
GRAIN: Final = 256
SPECKS: Final = 14


def make_scan(pdf: bytes, made: datetime) -> bytes:
    """The pages of a PDF as pictures in another one; the same bytes for the same arguments."""
    document = pypdfium2.PdfDocument(pdf)
    first, *others = [_scanned(page) for page in document]
    stored = io.BytesIO()
    first.save(
        stored,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=DPI,
        quality=55,
        creationDate=made.timetuple(),
        modDate=made.timetuple(),
    )
    return stored.getvalue()


def _scanned(page: pypdfium2.PdfPage) -> Image.Image:
    drawn: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil()
    turned = drawn.rotate(ANGLE, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.5))
    grey = soft.point(lambda value: DARKEST + value * (LIGHTEST - DARKEST) // 255)
    return ImageChops.subtract(grey, _dust(grey.size))


def _dust(size: tuple[int, int]) -> Image.Image:
    # Nothing secret about dust: the same specks on every page of every scan.
    grain = Image.frombytes("L", (GRAIN, GRAIN), Random(GRAIN).randbytes(GRAIN * GRAIN))
    square = grain.point(lambda value: value * SPECKS // 255)
    dust = Image.new("L", size)
    for left in range(0, size[0], GRAIN):
        for top in range(0, size[1], GRAIN):
            dust.paste(square, (left, top))
    return dust
