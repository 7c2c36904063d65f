"""Digits as a pen writes them: strokes that differ each time, since no font does."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

__all__ = ["INKS", "scribble", "written"]

Point = tuple[float, float]

INKS: Final = ((28, 42, 120), (20, 30, 90), (40, 40, 48), (15, 15, 20))
# Points of strokes in hundredths of the height, across and down; a digit in the ways people write it.
SHAPES: Final[Mapping[str, Sequence[str]]] = {
    "0": (
        "35,2 10,15 2,55 15,95 40,95 56,50 45,10 28,4",
        "40,10 20,5 4,40 12,90 38,98 55,60 50,20 30,0",
    ),
    "1": (
        "12,30 34,2 32,50 28,100",
        "32,0 30,50 26,100",
        "10,28 33,4 30,98; 10,98 50,96",
    ),
    "2": (
        "6,25 20,3 45,8 50,32 30,65 4,97 30,90 58,96",
        "5,20 30,0 52,20 35,60 8,90 12,80 30,88 60,100",
    ),
    "3": (
        "8,12 32,0 50,18 40,42 20,48 46,55 52,82 30,100 4,90",
        "8,4 52,4 22,40 46,50 54,78 30,100 5,90",
    ),
    "4": (
        "30,0 4,62 58,60; 42,30 36,100",
        "12,5 8,50 55,48; 50,2 42,100",
    ),
    "5": (
        "50,3 16,5 10,42 38,40 54,66 36,97 4,92",
        "14,5 10,42 40,42 50,72 30,100 4,90; 14,5 55,0",
    ),
    "6": (
        "46,2 18,28 4,70 22,99 48,84 42,56 20,54 6,74",
        "36,0 10,50 10,90 38,98 50,70 30,52 10,68",
    ),
    "7": (
        "4,6 55,4 34,50 22,100",
        "4,10 54,4 30,55 20,100; 16,52 50,46",
    ),
    "8": ("46,14 26,0 10,18 30,45 50,74 30,100 6,80 26,48 46,20 40,6",),
    "9": (
        "50,20 30,2 8,20 16,46 40,42 52,14 46,60 30,100",
        "48,14 24,2 8,26 26,48 50,20 50,70 30,98 6,90",
    ),
}
SMOOTH: Final = 4


def written(digits: str, height: int, chance: random.Random) -> Image.Image:
    """Ink as an alpha channel ("L"): so many pixels high, leaning, uneven and not quite in line."""
    big = height * SMOOTH
    drawn = Image.new("L", (int(big * (0.75 * len(digits) + 1)), int(big * 1.6)))
    pen = ImageDraw.Draw(drawn)
    lean, width = chance.uniform(0.0, 0.3), max(2, int(big * chance.uniform(0.05, 0.09)))
    left = big * 0.3
    for digit in digits:
        size = big * chance.uniform(0.85, 1.15)
        top = big * chance.uniform(0.15, 0.35)
        for stroke in chance.choice(SHAPES[digit]).split(";"):
            points = [_placed(point, left, top, size, lean, chance) for point in stroke.split()]
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


def _placed(point: str, left: float, top: float, size: float, lean: float, chance: random.Random) -> Point:
    across, down = (int(part) / 100 + chance.gauss(0, 0.022) for part in point.split(","))
    return left + size * (across + lean * (1 - down)), top + size * down


def _draw(pen: ImageDraw.ImageDraw, points: Sequence[Point], width: int, chance: random.Random) -> None:
    """Through the points in a curve (Catmull and Rom), the pen pressed unevenly."""
    ends = [points[0], *points, points[-1]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            at = step / 12
            across, down = (
                _between(before[axis], start[axis], end[axis], after[axis], at) for axis in (0, 1)
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
