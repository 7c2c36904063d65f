"""Stamps and signatures in coloured ink taken off the black text that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageChops

__all__ = ["without_stamps"]

# So far apart are the lightest and the darkest channel of coloured ink at least; paper is paler.
COLOURFUL: Final = 70
# The side of a cell as a part of the page's width (3 mm of A4), and how much ink makes a cell coloured.
CELL: Final = 1 / 70
INKED: Final = 0.05
# A stamp with the signature across it, in cells: lines of coloured text are lower, headings wider.
HEIGHTS: Final = range(7, 31)
WIDTHS: Final = range(7, 36)

Box = tuple[int, int, int, int]
Cell = tuple[int, int]


def without_stamps(picture: Image.Image) -> Image.Image:
    """The page in grey, with coloured ink as good as gone where a stamp or a signature stands.

    Letters in colour elsewhere stay: letterheads are printed in red.
    """
    grey = picture.convert("L")
    if picture.mode != "RGB":
        return grey
    red, green, blue = picture.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    coloured = ImageChops.subtract(lightest, darkest).point(lambda value: 255 * (value > COLOURFUL))
    if coloured.getbbox() is None:
        return grey
    size = max(picture.width * CELL, 1)
    for left, top, right, bottom in _stamps(coloured, size):
        box = int(left * size), int(top * size), int(right * size), int(bottom * size)
        grey.paste(lightest.crop(box), box[:2])
    return grey


def _stamps(coloured: Image.Image, size: float) -> Iterator[Box]:
    across, down = int(coloured.width / size), int(coloured.height / size)
    inked = coloured.resize((max(across, 1), max(down, 1)), Image.Resampling.BOX)
    left_over = {
        (place % inked.width, place // inked.width)
        for place, share in enumerate(inked.tobytes())
        if share > 255 * INKED
    }
    while left_over:
        piece = _piece(left_over)
        columns, rows = [cell[0] for cell in piece], [cell[1] for cell in piece]
        left, top, right, bottom = min(columns), min(rows), max(columns) + 1, max(rows) + 1
        if right - left in WIDTHS and bottom - top in HEIGHTS:
            yield max(left - 1, 0), max(top - 1, 0), right + 1, bottom + 1


def _piece(cells: set[Cell]) -> list[Cell]:
    """Take out of `cells` one of them and all that hang together with it."""
    piece = [cells.pop()]
    for column, row in piece:
        for near in [(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]:
            if near in cells:
                cells.remove(near)
                piece.append(near)
    return piece
