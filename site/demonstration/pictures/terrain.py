"""Land, plants and weather shared by the outdoor scenes."""

from __future__ import annotations

import math

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, darker, lighter, mix
from demonstration.pictures.palettes import Palette


def ridge(canvas: Canvas, base: float, height: float, roughness: float = 0.4) -> list[Point]:
    """The outline of a range of hills from left to right."""
    rng = canvas.rng
    waves = [
        (rng.uniform(0.6, 1.6) * 2**octave, rng.uniform(0, math.tau), roughness**octave)
        for octave in range(6)
    ]
    total = sum(weight for *_, weight in waves)
    return [
        (
            x,
            base
            - height
            * (
                0.5
                + 0.5
                * sum(weight * math.sin(x / WIDTH * math.tau * pace + phase) for pace, phase, weight in waves)
                / total
            ),
        )
        for x in range(-12, WIDTH + 13, 12)
    ]


def hill(canvas: Canvas, outline: list[Point], bottom: float, *stops: Colour) -> None:
    canvas.shaded([*outline, (WIDTH + 12, bottom), (-12, bottom)], *stops)


def sky(canvas: Canvas, palette: Palette, horizon: float, sun: Point, size: float = 900) -> None:
    canvas.fill(0, horizon + 40, *palette.sky)
    canvas.fill(horizon + 40, HEIGHT, palette.sky[-1], palette.ground)
    clouds(canvas, palette, horizon)
    canvas.glow(*sun, size, palette.sun, 0.75)
    canvas.glow(*sun, size / 3, (255, 250, 236), 0.8)


def clouds(canvas: Canvas, palette: Palette, horizon: float) -> None:
    rng = canvas.rng
    for _ in range(rng.randint(7, 11)):
        x, y = rng.uniform(0, WIDTH), rng.uniform(horizon * 0.06, horizon * 0.72)
        spread = 90 + 240 * (1 - y / horizon) + rng.uniform(0, 90)
        for _ in range(14):
            canvas.oval(
                x + rng.gauss(0, spread),
                y + rng.gauss(0, spread * 0.07),
                spread * rng.uniform(0.3, 0.8),
                spread * rng.uniform(0.05, 0.12),
                lighter(palette.sky[-1], 0.35),
                26,
            )
    canvas.soften(22)


def ranges(canvas: Canvas, palette: Palette, horizon: float, count: int = 4, height: float = 260) -> None:
    """Ranges of hills one before the other, paler with distance."""
    for index in range(count):
        nearness = index / max(1, count - 1)
        top = mix(mix(palette.far, palette.sky[-1], 0.45), palette.near, nearness * 0.55)
        outline = ridge(canvas, horizon + 20 + nearness * 40, height * (1.1 - 0.55 * nearness))
        hill(canvas, outline, horizon + 140, top, mix(top, palette.sky[-1], 0.55))
    canvas.soften(7)


def tree(canvas: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """A round-crowned tree lit from above."""
    rng = canvas.rng
    canvas.line(
        [(x, foot), (x + rng.uniform(-6, 6), foot - height * 0.6)], darker(colour, 0.55), height * 0.05
    )
    for index in range(46):
        lift = index / 45
        canvas.oval(
            x + rng.gauss(0, height * 0.16 * (1.15 - lift * 0.7)),
            foot - height * (0.42 + 0.5 * lift) + rng.gauss(0, height * 0.04),
            height * rng.uniform(0.05, 0.12),
            height * rng.uniform(0.04, 0.09),
            mix(darker(colour, 0.42), lighter(colour, 0.22), lift * rng.uniform(0.6, 1.0)),
            215,
        )


def palm(canvas: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    rng = canvas.rng
    lean = rng.uniform(-0.16, 0.16) * height
    top = (x + lean, foot - height)
    canvas.line([(x, foot), (x + lean * 0.35, foot - height * 0.55), top], colour, height * 0.028)
    for _ in range(15):
        angle = rng.uniform(-math.pi, 0.15 * math.pi) if rng.random() < 0.8 else rng.uniform(0, math.pi)
        reach, droop = height * rng.uniform(0.26, 0.38), height * rng.uniform(0.05, 0.2)
        tip = (top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.55 + droop)
        bend = (top[0] + math.cos(angle) * reach * 0.55, top[1] + math.sin(angle) * reach * 0.5 - droop * 0.2)
        canvas.line([top, bend, tip], colour, height * 0.018)
        canvas.shape(
            [top, (bend[0], bend[1] - height * 0.018), tip, (bend[0], bend[1] + height * 0.03)], colour
        )


def leaves(canvas: Canvas, corner: Point, reach: float, colour: Colour) -> None:
    """Out-of-focus foliage hanging into a corner of the picture, to frame it."""
    rng = canvas.rng
    with canvas.defocused(9):
        for _ in range(170):
            distance = abs(rng.gauss(0, 0.42)) * reach
            angle = rng.uniform(0, math.tau)
            x, y = corner[0] + math.cos(angle) * distance * 1.5, corner[1] + math.sin(angle) * distance * 0.7
            size, turn = rng.uniform(14, 42), rng.uniform(-0.9, 0.9)
            tone = mix(darker(colour, 0.45), lighter(colour, 0.2), rng.random())
            canvas.shape(
                [
                    (x - size * 1.6, y - size * turn),
                    (x, y - size * 0.5),
                    (x + size * 1.6, y + size * turn),
                    (x, y + size * 0.5),
                ],
                tone,
            )
