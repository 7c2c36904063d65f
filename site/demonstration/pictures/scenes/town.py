"""Housing, street with flags."""

from __future__ import annotations

import math

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import SHIRTS, standing
from demonstration.pictures.terrain import leaves, ranges, sky, tree

RED: Colour = (206, 34, 36)
GOLD: Colour = (250, 208, 74)


def housing(canvas: Canvas, palette: Palette) -> None:
    """Blocks of workers' flats with balconies, around a green court."""
    rng, ground = canvas.rng, 1130
    sky(canvas, palette, ground - 260, (rng.uniform(300, WIDTH - 300), rng.uniform(330, 560)))
    ranges(canvas, palette, ground - 220, count=3, height=200)
    for index in range(3):
        _block(canvas, -60 + index * 830 + rng.uniform(-30, 30), ground, rng.randint(5, 7), palette)
    canvas.soften(3)
    for index in range(9):
        tree(canvas, index * 290 + rng.uniform(-80, 80), ground + 40, rng.uniform(200, 330), palette.green)
    canvas.fill(ground + 20, HEIGHT, lighter(palette.green, 0.25), darker(palette.green, 0.2))
    canvas.shaded(
        [(1000, ground + 20), (1260, ground + 20), (1980, HEIGHT), (520, HEIGHT)],
        lighter(palette.ground, 0.45),
        lighter(palette.ground, 0.1),
    )
    for _ in range(7):
        near = rng.random()
        x = 1120 + rng.uniform(-1, 1) * (90 + 520 * near)
        standing(
            canvas,
            x,
            ground + 90 + 300 * near,
            170 + 200 * near,
            rng.choice(SHIRTS),
            facing=rng.random() < 0.6,
        )
    leaves(canvas, (rng.choice((0, WIDTH)), 0), 620, palette.green)


def _block(canvas: Canvas, left: float, ground: float, floors: int, palette: Palette) -> None:
    rng = canvas.rng
    wide, high = 740, 118
    colour = rng.choice(
        (palette.wall, mix(palette.wall, (236, 190, 120), 0.4), mix(palette.wall, (150, 186, 206), 0.4))
    )
    top = ground - floors * high - 40
    canvas.shaded(
        [(left, top), (left + wide, top), (left + wide, ground + 30), (left, ground + 30)],
        lighter(colour, 0.2),
        darker(colour, 0.12),
    )
    canvas.shaded(
        [
            (left + wide, top),
            (left + wide + 70, top + 40),
            (left + wide + 70, ground + 30),
            (left + wide, ground + 30),
        ],
        darker(colour, 0.3),
        darker(colour, 0.45),
    )
    canvas.box(left - 14, top - 22, left + wide + 14, top, darker(colour, 0.3))
    canvas.box(left + wide * 0.45, top - 70, left + wide * 0.58, top - 22, darker(colour, 0.2))
    for floor in range(floors):
        for bay in range(6):
            x, y = left + 22 + bay * 119, top + 26 + floor * high
            lit = rng.random() < 0.4
            canvas.shaded(
                [(x + 12, y), (x + 96, y), (x + 96, y + 84), (x + 12, y + 84)],
                (255, 220, 150) if lit else (90, 112, 132),
                (226, 176, 106) if lit else (56, 72, 92),
            )
            canvas.box(x + 52, y, x + 57, y + 84, lighter(colour, 0.3))
            canvas.box(x, y + 52, x + 108, y + 88, lighter(colour, 0.32), 245)
            for rail in range(9):
                canvas.box(x + 5 + rail * 12, y + 56, x + 8 + rail * 12, y + 84, darker(colour, 0.35), 120)
            if rng.random() < 0.35:
                for cloth in range(rng.randint(2, 4)):
                    canvas.box(
                        x + 8 + cloth * 23, y + 22, x + 27 + cloth * 23, y + 54, rng.choice(SHIRTS), 235
                    )
            if rng.random() < 0.3:
                for _ in range(10):
                    canvas.oval(x + rng.uniform(4, 104), y + 54 + rng.gauss(0, 6), 9, 7, palette.green)


def street(canvas: Canvas, palette: Palette) -> None:
    """A tree-lined street hung with flags, people walking towards the camera."""
    rng, eye = canvas.rng, (WIDTH / 2 + canvas.rng.uniform(-160, 160), 820.0)
    sky(canvas, palette, 820, (eye[0], 700), 1100)
    canvas.fill(820, HEIGHT, lighter(palette.ground, 0.3), darker(palette.ground, 0.25))
    for index in reversed(range(9)):
        near = 0.72**index
        for side in (-1, 1):
            _house(canvas, eye, side, near, palette)
        if index == 4:
            canvas.soften(7)
    canvas.glow(*eye, 620, palette.sun, 0.5)
    for index in reversed(range(7)):
        near = 0.7**index
        for side in (-1, 1):
            x, foot = eye[0] + side * 760 * near, eye[1] + 560 * near
            tree(canvas, x + side * 120 * near, foot, 760 * near, palette.green)
            _flag(canvas, x, foot, 620 * near, -side)
    for index in range(8):
        near = 0.25 + 0.75 * (index + rng.random()) / 8
        standing(
            canvas,
            eye[0] + rng.uniform(-480, 480) * near,
            eye[1] + 640 * near,
            560 * near,
            rng.choice(SHIRTS),
            arms=rng.choice(("down", "front")),
        )


def _house(canvas: Canvas, eye: tuple[float, float], side: int, near: float, palette: Palette) -> None:
    far = near * 0.74
    colour = canvas.rng.choice(
        (
            palette.wall,
            mix(palette.wall, (232, 180, 96), 0.5),
            mix(palette.wall, (130, 170, 186), 0.45),
            mix(palette.wall, (214, 130, 106), 0.35),
        )
    )
    high = canvas.rng.uniform(560, 900)
    x1, x2 = eye[0] + side * 1250 * near, eye[0] + side * 1250 * far
    canvas.shaded(
        [
            (x1, eye[1] - high * near),
            (x2, eye[1] - high * far),
            (x2, eye[1] + 420 * far),
            (x1, eye[1] + 420 * near),
        ],
        lighter(colour, 0.1),
        darker(colour, 0.3),
    )
    for floor in range(3):
        for share in (0.2, 0.6):
            n1, n2 = near + (far - near) * share, near + (far - near) * (share + 0.22)
            y1, y2 = 90 - (floor + 1) * 210, 220 - (floor + 1) * 210
            canvas.shape(
                [
                    (eye[0] + side * 1250 * n1, eye[1] + y1 * n1),
                    (eye[0] + side * 1250 * n2, eye[1] + y1 * n2),
                    (eye[0] + side * 1250 * n2, eye[1] + y2 * n2),
                    (eye[0] + side * 1250 * n1, eye[1] + y2 * n1),
                ],
                (64, 82, 100),
                210,
            )


def _flag(canvas: Canvas, x: float, foot: float, height: float, turn: int) -> None:
    """The national flag on a pole."""
    canvas.line([(x, foot), (x, foot - height)], (186, 186, 180), height * 0.016)
    wide, high, top = height * 0.4 * turn, height * 0.27, foot - height * 0.98
    sag = canvas.rng.uniform(-0.06, 0.1) * high
    upper = [
        (x + wide * step / 8, top + sag * step / 8 + math.sin(step * 0.9) * high * 0.05) for step in range(9)
    ]
    lower = [(px, py + high) for px, py in upper]
    canvas.shaded([*upper, *reversed(lower)], lighter(RED, 0.06), darker(RED, 0.18))
    cx, cy, radius = x + wide / 2, top + sag / 2 + high / 2, high * 0.3
    star = [
        (
            cx + math.sin(point * math.pi / 5) * radius * (1 if point % 2 == 0 else 0.382),
            cy - math.cos(point * math.pi / 5) * radius * (1 if point % 2 == 0 else 0.382),
        )
        for point in range(10)
    ]
    canvas.shape(star, GOLD)
