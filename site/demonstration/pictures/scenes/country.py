"""River, tea hills."""

from __future__ import annotations

import math

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import conical_hat, standing
from demonstration.pictures.terrain import leaves, palm, ranges, sky, tree


def delta(canvas: Canvas, palette: Palette) -> None:
    """A wide river with boats, and palms on its near bank."""
    rng, water = canvas.rng, 800 + canvas.rng.randint(-60, 60)
    sun_x = rng.uniform(0.25, 0.75) * WIDTH
    sky(canvas, palette, water, (sun_x, water - rng.uniform(150, 330)))
    ranges(canvas, palette, water - 60, count=3, height=210)
    bank = mix(palette.near, palette.green, 0.45)
    for _ in range(46):
        x = rng.uniform(-40, WIDTH + 40)
        canvas.oval(
            x,
            water - 8,
            rng.uniform(40, 130),
            rng.uniform(14, 46),
            mix(bank, palette.far, rng.uniform(0, 0.5)),
        )
    canvas.box(0, water - 10, WIDTH, water, darker(bank, 0.3))
    for _ in range(9):
        palm(canvas, rng.uniform(0, WIDTH), water - 4, rng.uniform(80, 170), darker(bank, 0.2))
    canvas.soften(4)
    canvas.mirror(water, mix(palette.sky[1], palette.near, 0.3), 0.28)
    canvas.beam(
        [(sun_x - 60, water), (sun_x + 60, water), (sun_x + 330, HEIGHT), (sun_x - 330, HEIGHT)],
        palette.sun,
        120,
        26,
    )
    for index in range(4):
        _boat(canvas, rng.uniform(200, WIDTH - 200), water + 90 + index * 140 + rng.uniform(-30, 30), palette)
    leaves(canvas, (rng.choice((0, WIDTH)), rng.choice((0, HEIGHT))), 560, darker(palette.green, 0.25))


def _boat(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    size = 40 + (y - 800) * 0.34
    turn = canvas.rng.choice((-1, 1))
    hull = darker(palette.near, 0.15)
    canvas.oval(x, y + size * 0.12, size * 1.9, size * 0.1, darker(hull, 0.3), 120)
    canvas.shaded(
        [
            (x - size * 1.9 * turn, y - size * 0.34),
            (x - size * 1.3 * turn, y - size * 0.06),
            (x + size * 1.3 * turn, y - size * 0.06),
            (x + size * 2 * turn, y - size * 0.42),
            (x + size * 1.4 * turn, y + size * 0.16),
            (x - size * 1.4 * turn, y + size * 0.16),
        ],
        lighter(hull, 0.2),
        darker(hull, 0.3),
    )
    if canvas.rng.random() < 0.5:
        canvas.shaded(
            [
                (x - size * 0.7, y - size * 0.06),
                (x - size * 0.6, y - size * 0.5),
                (x - size * 0.2, y - size * 0.66),
                (x + size * 0.4, y - size * 0.66),
                (x + size * 0.75, y - size * 0.5),
                (x + size * 0.85, y - size * 0.06),
            ],
            (176, 140, 96),
            (96, 74, 58),
        )
    standing(canvas, x + size * 1.2 * turn, y - size * 0.02, size * 1.35, (108, 78, 80), facing=False)
    conical_hat(canvas, x + size * 1.2 * turn, y - size * 1.24, size * 0.3)
    canvas.line(
        [(x + size * 1.25 * turn, y - size * 1.1), (x + size * 1.8 * turn, y + size * 0.4)], hull, size * 0.05
    )


def tea_hills(canvas: Canvas, palette: Palette) -> None:
    """Rows of tea following the slopes, with pickers among them."""
    rng, horizon = canvas.rng, 620
    sky(canvas, palette, horizon, (rng.uniform(300, WIDTH - 300), horizon - 240))
    ranges(canvas, palette, horizon, count=4, height=330)
    canvas.haze(horizon - 120, horizon + 260, palette.sky[-1], 0.0, 0.55)
    for index in range(5):
        nearness = index / 4
        _slope(canvas, palette, horizon + 70 + 190 * index**1.12, nearness, rng.uniform(0, math.tau))
        if index == 1:
            for _ in range(6):
                tree(
                    canvas,
                    rng.uniform(0, WIDTH),
                    horizon + 250,
                    rng.uniform(90, 150),
                    darker(palette.green, 0.2),
                )
            canvas.soften(4)
    for index in range(6):
        _picker(canvas, (index * 0.37 + rng.uniform(0.06, 0.2)) % 0.9 * WIDTH + 60, 990 + index * 88, palette)


def _picker(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    """Someone waist-deep in the tea, a basket on the back."""
    rng, size = canvas.rng, 34 + (y - 900) * 0.12
    shirt = rng.choice(((150, 64, 74), (70, 84, 140), (96, 76, 110), (52, 104, 110)))
    turn = rng.choice((-1, 1))
    canvas.shaded(
        [
            (x - size * 0.2, y - size * 0.2),
            (x + size * 0.25, y - size * 0.2),
            (x + size * 0.58, y + size * 0.3),
            (x + size * 0.5, y + size * 1.7),
            (x - size * 0.5, y + size * 1.7),
            (x - size * 0.55, y + size * 0.3),
        ],
        lighter(shirt, 0.25),
        shirt,
        darker(shirt, 0.4),
    )
    canvas.line(
        [
            (x + turn * size * 0.4, y + size * 0.35),
            (x + turn * size * 0.95, y + size * 0.9),
            (x + turn * size * 1.25, y + size * 0.95),
        ],
        darker(shirt, 0.15),
        size * 0.26,
    )
    canvas.shaded(
        [
            (x - turn * size * 0.3, y + size * 0.35),
            (x - turn * size * 0.95, y + size * 0.3),
            (x - turn * size * 0.85, y + size * 1.4),
            (x - turn * size * 0.4, y + size * 1.5),
        ],
        (196, 160, 104),
        (120, 88, 56),
    )
    canvas.oval(x + turn * size * 0.06, y - size * 0.3, size * 0.27, size * 0.34, (188, 142, 112))
    conical_hat(canvas, x + turn * size * 0.06, y - size * 0.52, size * 0.74)
    leaf = mix(darker(palette.green, 0.25), palette.far, 0.1)
    for _ in range(46):
        canvas.oval(
            x + rng.gauss(0, size * 0.75),
            y + size * rng.uniform(1.3, 1.95),
            size * 0.17,
            size * 0.1,
            mix(leaf, lighter(palette.green, 0.3), rng.random()),
        )


def _slope(canvas: Canvas, palette: Palette, top: float, nearness: float, phase: float) -> None:
    light = mix(lighter(palette.green, 0.32), palette.sky[-1], 0.42 * (1 - nearness))
    dark = mix(darker(palette.green, 0.45), palette.far, 0.6 * (1 - nearness))
    rows = 13
    for row in range(rows):
        gap = (16 + 30 * nearness) * (1 + row * 0.16)
        y = top + row * gap
        if y > HEIGHT + 120:
            break
        outline = [
            (
                x,
                y
                + (90 - 26 * nearness) * math.sin(x / WIDTH * (3.4 + nearness) + phase + row * 0.05)
                + 5 * math.sin(x / 37 + row),
            )
            for x in range(-30, WIDTH + 31, 30)
        ]
        canvas.shaded(
            [*outline, (WIDTH + 30, y + 330), (-30, y + 330)], light, mix(light, dark, 0.75), dark, dark
        )
        for _ in range(40):
            x, edge = canvas.rng.choice(outline)
            canvas.oval(
                x + canvas.rng.uniform(-30, 30),
                edge + canvas.rng.uniform(0, gap * 0.5),
                4 + 9 * nearness,
                3 + 5 * nearness,
                lighter(light, 0.15),
                90,
            )
