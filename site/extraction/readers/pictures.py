"""Pictures of pages (.tif, .jpg, .png …), as scanners and telephones make them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extraction.readers.results import Ending, Limits, Method, Note, Outcome, PageText, UnreadableError
from extraction.readers.scans import recognise

__all__ = ["read_pictures"]

GREY: Final = frozenset({"1", "L", "I", "I;16"})
# Letters of a page that is narrower are too small for the model, which learned from scans at 300 dpi.
FEWEST_PIXELS_ACROSS: Final = 1600


def read_pictures(path: Path, limits: Limits, keep: Callable[[PageText], None]) -> Ending:
    """Every frame of a file is a page."""
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > limits.pixels:
                raise UnreadableError(Outcome.TOO_LARGE, Note.PICTURE)
            count = letters = 0
            for count, frame in enumerate(ImageSequence.Iterator(picture), 1):
                if count > limits.scanned_pages:
                    return Ending(_outcome(letters), count, Method.RECOGNISED, Note.SCANNED_PAGES)
                found = recognise(_sized(frame), limits)
                keep(PageText(count, found.text, found.confidence, found.runs, found.unsure))
                letters += len(found.text)
            return Ending(_outcome(letters), count, Method.RECOGNISED)
    except Image.DecompressionBombError as error:
        raise UnreadableError(Outcome.TOO_LARGE, Note.PICTURE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableError(Outcome.BROKEN) from error


def _outcome(letters: int) -> Outcome:
    return Outcome.DONE if letters else Outcome.NO_TEXT


def _sized(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame.convert("L" if frame.mode in GREY else "RGB"))
    if upright.width >= FEWEST_PIXELS_ACROSS:
        return upright
    return ImageOps.scale(upright, min(FEWEST_PIXELS_ACROSS / upright.width, 4.0))
