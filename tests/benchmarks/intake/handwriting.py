"""Digits as a pen writes them: strokes that differ each time, since no font does."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

__all__ = ["INKS", "scribble", "written"]

Point = tuple[float, float]
Stroke = Sequence[Point]

INKS: Final = ((28, 42, 120), (20, 30, 90), (40, 40, 48), (15, 15, 20))
# Points of strokes in a box of 0.6 by 1, y downwards; each digit in the ways people write it.
SHAPES: Final[Mapping[str, Sequence[Sequence[Stroke]]]] = {
    "0": (
        [[(0.35, 0.02), (0.1, 0.15), (0.02, 0.55), (0.15, 0.95), (0.4, 0.95), (0.56, 0.5), (0.45, 0.1), (0.28, 0.04)]],
        [[(0.4, 0.1), (0.2, 0.05), (0.04, 0.4), (0.12, 0.9), (0.38, 0.98), (0.55, 0.6), (0.5, 0.2), (0.3, 0.0)]],
    ),
    "1": (
        [[(0.12, 0.3), (0.34, 0.02), (0.32, 0.5), (0.28, 1.0)]],
        [[(0.32, 0.0), (0.3, 0.5), (0.26, 1.0)]],
        [[(0.1, 0.28), (0.33, 0.04), (0.3, 0.98)], [(0.1, 0.98), (0.5, 0.96)]],
    ),
    "2": (
        [[(0.06, 0.25), (0.2, 0.03), (0.45, 0.08), (0.5, 0.32), (0.3, 0.65), (0.04, 0.97), (0.3, 0.9), (0.58, 0.96)]],
        [[(0.05, 0.2), (0.3, 0.0), (0.52, 0.2), (0.35, 0.6), (0.08, 0.9), (0.12, 0.8), (0.3, 0.88), (0.6, 1.0)]],
    ),
    "3": (
        [[(0.08, 0.12), (0.32, 0.0), (0.5, 0.18), (0.4, 0.42), (0.2, 0.48), (0.46, 0.55), (0.52, 0.82), (0.3, 1.0),
          (0.04, 0.9)]],
        [[(0.08, 0.04), (0.52, 0.04), (0.22, 0.4), (0.46, 0.5), (0.54, 0.78), (0.3, 1.0), (0.05, 0.9)]],
    ),
    "4": (
        [[(0.3, 0.0), (0.04, 0.62), (0.58, 0.6)], [(0.42, 0.3), (0.36, 1.0)]],
        [[(0.12, 0.05), (0.08, 0.5), (0.55, 0.48)], [(0.5, 0.02), (0.42, 1.0)]],
    ),
    "5": (
        [[(0.5, 0.03), (0.16, 0.05), (0.1, 0.42), (0.38, 0.4), (0.54, 0.66), (0.36, 0.97), (0.04, 0.92)]],
        [[(0.14, 0.05), (0.1, 0.42), (0.4, 0.42), (0.5, 0.72), (0.3, 1.0), (0.04, 0.9)], [(0.14, 0.05), (0.55, 0.0)]],
    ),
    "6": (
        [[(0.46, 0.02), (0.18, 0.28), (0.04, 0.7), (0.22, 0.99), (0.48, 0.84), (0.42, 0.56), (0.2, 0.54), (0.06, 0.74)]],
        [[(0.36, 0.0), (0.1, 0.5), (0.1, 0.9), (0.38, 0.98), (0.5, 0.7), (0.3, 0.52), (0.1, 0.68)]],
    ),
    "7": (
        [[(0.04, 0.06), (0.55, 0.04), (0.34, 0.5), (0.22, 1.0)]],
        [[(0.04, 0.1), (0.54, 0.04), (0.3, 0.55), (0.2, 1.0)], [(0.16, 0.52), (0.5, 0.46)]],
    ),
    "8": (
        [[(0.46, 0.14), (0.26, 0.0), (0.1, 0.18), (0.3, 0.45), (0.5, 0.74), (0.3, 1.0), (0.06, 0.8), (0.26, 0.48),
          (0.46, 0.2), (0.4, 0.06)]],
    ),
    "9": (
        [[(0.5, 0.2), (0.3, 0.02), (0.08, 0.2), (0.16, 0.46), (0.4, 0.42), (0.52, 0.14), (0.46, 0.6), (0.3, 1.0)]],
        [[(0.48, 0.14), (0.24, 0.02), (0.08, 0.26), (0.26, 0.48), (0.5, 0.2), (0.5, 0.7), (0.3, 0.98), (0.06, 0.9)]],
    ),
}  # fmt: skip
SMOOTH: Final = 4


def written(digits: str, height: int, chance: random.Random) -> Image.Image:
    """Ink on nothing (an alpha channel as "L"): so many pixels high, leaning, uneven and not quite in line."""
    big = height * SMOOTH
    drawn = Image.new("L", (int(big * (0.75 * len(digits) + 1)), int(big * 1.6)))
    pen = ImageDraw.Draw(drawn)
    lean, width = chance.uniform(0.0, 0.3), max(2, int(big * chance.uniform(0.05, 0.09)))
    left = big * 0.3
    for digit in digits:
        size = big * chance.uniform(0.85, 1.15)
        top = big * chance.uniform(0.15, 0.35)
        for stroke in chance.choice(SHAPES[digit]):
            points = [_placed(point, left, top, size, lean, chance) for point in stroke]
            _draw(pen, points, width, chance)
        left += size * chance.uniform(0.55, 0.75)
    return drawn.resize((drawn.width // SMOOTH, drawn.height // SMOOTH), Image.Resampling.LANCZOS)


def scribble(width: int, height: int, chance: random.Random) -> Image.Image:
    """A signature: a line of loops that nobody can read."""
    drawn = Image.new("L", (width * 2, height * 2))
    pen = ImageDraw.Draw(drawn)
    points, across = [], 0.05
    while across < 0.9:
        points.append((2 * width * across, 2 * height * chance.uniform(0.1, 0.9)))
        across += chance.uniform(-0.04, 0.14)
    _draw(pen, points, max(3, height // 25), chance)
    return drawn.resize((width, height), Image.Resampling.LANCZOS).filter(ImageFilter.SMOOTH)


def _placed(point: Point, left: float, top: float, size: float, lean: float, chance: random.Random) -> Point:
    across, down = (part + chance.gauss(0, 0.022) for part in point)
    return left + size * (across + lean * (1 - down)), top + size * down


def _draw(pen: ImageDraw.ImageDraw, points: Sequence[Point], width: int, chance: random.Random) -> None:
    """Through the points in a curve (Catmull and Rom), the pen pressed unevenly."""
    ends = [points[0], *points, points[-1]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            at = step / 12
            across, down = (
                _between(*(corner[axis] for corner in (before, start, end, after)), at) for axis in (0, 1)
            )
            radius = width / 2 * chance.uniform(0.85, 1.1)
            pen.ellipse((across - radius, down - radius, across + radius, down + radius), fill=235)


def _between(before: float, start: float, end: float, after: float, at: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * at
        + (2 * before - 5 * start + 4 * end - after) * at**2
        + (3 * start - before - 3 * end + after) * at**3
    )
