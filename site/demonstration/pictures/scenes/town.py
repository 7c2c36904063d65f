"""Housing, sports field, street with flags, coaches leaving for Tết."""

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
    for index in range(7):
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


def sports_field(canvas: Canvas, palette: Palette) -> None:
    """A football match under floodlights, stands full of colour behind it."""
    rng, ground = canvas.rng, 840
    sky(canvas, palette, ground - 120, (rng.uniform(300, WIDTH - 300), rng.uniform(260, 460)))
    ranges(canvas, palette, ground - 150, count=2, height=170)
    canvas.shaded(
        [(0, ground - 260), (WIDTH, ground - 260), (WIDTH, ground), (0, ground)],
        darker(palette.wall, 0.3),
        darker(palette.wall, 0.1),
    )
    for row in range(9):
        for _ in range(150):
            canvas.oval(
                rng.uniform(0, WIDTH),
                ground - 236 + row * 26 + rng.uniform(-4, 4),
                8,
                11,
                rng.choice((*SHIRTS, RED, GOLD)),
                235,
            )
    canvas.box(0, ground - 30, WIDTH, ground, rng.choice(((36, 78, 140), (176, 40, 42))))
    for x in (150, WIDTH - 150):
        canvas.line([(x, ground), (x, 190)], (90, 98, 110), 14)
        for lamp in range(8):
            canvas.oval(x - 84 + lamp % 4 * 56, 166 + lamp // 4 * 46, 20, 16, (255, 252, 236))
        canvas.glow(x, 190, 460, (255, 246, 220), 0.6)
    canvas.soften(8)
    for stripe in range(9):
        near, far = (
            ground + (HEIGHT - ground) * (stripe / 9) ** 1.35,
            ground + (HEIGHT - ground) * ((stripe + 1) / 9) ** 1.35,
        )
        canvas.box(0, near, WIDTH, far + 1, mix(palette.green, (96, 158, 78), 0.62 if stripe % 2 else 0.42))
    canvas.line([(-200, 1240), (WIDTH + 200, 1180)], (246, 246, 240), 12, 210)
    canvas.draw.ellipse((760, 1010, 1720, 1440), outline=(246, 246, 240, 200), width=11)
    for index in range(9):
        near = (index + rng.random()) / 9
        _player(
            canvas,
            rng.uniform(160, WIDTH - 160),
            ground + 120 + 540 * near,
            210 + 280 * near,
            RED if index % 2 else (244, 244, 240),
        )
    x, y = rng.uniform(900, 1500), rng.uniform(1240, 1380)
    canvas.oval(x, y + 26, 30, 8, (20, 40, 20), 110)
    canvas.oval(x, y, 25, 25, (248, 248, 244))
    canvas.oval(x + 6, y + 7, 9, 9, (60, 60, 66))


def _player(canvas: Canvas, x: float, foot: float, height: float, shirt: Colour) -> None:
    rng = canvas.rng
    turn, skin = rng.choice((-1, 1)), (198, 152, 118)
    hip, chest = foot - height * 0.5, foot - height * 0.82
    canvas.oval(x, foot, height * 0.26, height * 0.035, (16, 34, 16), 110)
    legs = [
        [
            (x, hip),
            (x + turn * height * 0.2, hip + height * 0.2),
            (x + turn * height * 0.16, foot - height * 0.03),
        ],
        [
            (x, hip),
            (x - turn * height * 0.1, hip + height * 0.24),
            (x - turn * height * 0.32, foot - height * 0.16),
        ],
    ]
    for points in legs:
        canvas.line(points, skin, height * 0.065)
        canvas.line(points[1:], shirt, height * 0.062)
        canvas.line(points[:2], (34, 52, 96), height * 0.1)
        canvas.oval(*points[2], height * 0.05, height * 0.028, (30, 30, 34))
    for points in (
        [
            (x, chest),
            (x + turn * height * 0.18, chest + height * 0.14),
            (x + turn * height * 0.26, chest + height * 0.02),
        ],
        [
            (x, chest),
            (x - turn * height * 0.17, chest + height * 0.12),
            (x - turn * height * 0.2, chest + height * 0.26),
        ],
    ):
        canvas.line(points, skin, height * 0.05)
        canvas.line(points[:2], darker(shirt, 0.12), height * 0.065)
    lean = turn * height * 0.04
    canvas.shaded(
        [
            (x - height * 0.11 + lean, chest - height * 0.01),
            (x + height * 0.11 + lean, chest - height * 0.01),
            (x + height * 0.085, hip + height * 0.03),
            (x - height * 0.085, hip + height * 0.03),
        ],
        lighter(shirt, 0.15),
        darker(shirt, 0.18),
    )
    canvas.oval(x + lean * 1.6, chest - height * 0.09, height * 0.06, height * 0.075, skin)
    canvas.oval(x + lean * 1.4, chest - height * 0.125, height * 0.062, height * 0.052, (30, 26, 28))


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


def coaches(canvas: Canvas, palette: Palette) -> None:
    """A line of coaches in the morning, families with luggage before them."""
    rng, ground = canvas.rng, 1020
    sky(canvas, palette, ground - 200, (rng.uniform(300, WIDTH - 300), rng.uniform(360, 560)))
    ranges(canvas, palette, ground - 180, count=3, height=230)
    for index in range(10):
        tree(canvas, index * 260 + rng.uniform(-60, 60), ground - 40, rng.uniform(240, 330), palette.green)
    canvas.soften(6)
    canvas.fill(ground - 60, HEIGHT, lighter(palette.ground, 0.3), darker(palette.ground, 0.25))
    for index in range(3):
        _coach(
            canvas,
            -420 + index * 1130 + rng.uniform(-40, 40),
            ground + 90,
            rng.choice(((36, 92, 158), (196, 52, 50), (226, 150, 52), (52, 122, 112))),
            palette,
        )
    canvas.soften(3)
    for index in range(12):
        x = 110 + index * 200 + rng.uniform(-60, 60)
        foot = 1330 + rng.uniform(-70, 120)
        child = rng.random() < 0.2
        standing(
            canvas,
            x,
            foot,
            270 if child else rng.uniform(430, 480),
            rng.choice(SHIRTS),
            facing=rng.random() < 0.55,
            arms="up" if rng.random() < 0.2 else "down",
        )
        if rng.random() < 0.6:
            bag = rng.choice(((46, 74, 120), (176, 60, 56), (206, 160, 86), (60, 60, 70)))
            canvas.oval(x + 92, foot + 6, 62, 10, (10, 12, 18), 80)
            canvas.shaded(
                [(x + 40, foot - 96), (x + 146, foot - 96), (x + 150, foot + 4), (x + 36, foot + 4)],
                lighter(bag, 0.15),
                darker(bag, 0.3),
            )


def _coach(canvas: Canvas, x: float, foot: float, colour: Colour, palette: Palette) -> None:
    wide, high = 1040, 420
    canvas.oval(x + wide / 2, foot + 12, wide * 0.52, 24, (14, 16, 22), 110)
    body = [
        (x, foot - 60),
        (x + 14, foot - high),
        (x + 70, foot - high - 26),
        (x + wide - 60, foot - high - 26),
        (x + wide, foot - high + 60),
        (x + wide + 10, foot - 60),
        (x + wide, foot - 34),
        (x, foot - 34),
    ]
    canvas.shaded(body, (246, 244, 240), (214, 216, 216))
    canvas.shaded(
        [(x + 2, foot - 190), (x + wide + 8, foot - 190), (x + wide + 10, foot - 34), (x, foot - 34)],
        colour,
        darker(colour, 0.25),
    )
    canvas.shape(
        [(x + 200, foot - 190), (x + 420, foot - 190), (x + 300, foot - 34), (x + 80, foot - 34)],
        lighter(colour, 0.35),
        150,
    )
    for pane in range(7):
        left = x + 50 + pane * 132
        canvas.shaded(
            [(left, foot - 380), (left + 122, foot - 380), (left + 122, foot - 226), (left, foot - 226)],
            mix((70, 96, 124), palette.sky[0], 0.4),
            (40, 54, 72),
        )
        canvas.shape(
            [
                (left + 20, foot - 380),
                (left + 60, foot - 380),
                (left + 20, foot - 226),
                (left - 10 + 10, foot - 226),
            ],
            (255, 255, 255),
            36,
        )
    for wheel in (0.17, 0.8):
        canvas.oval(x + wide * wheel, foot - 30, 62, 62, (28, 28, 32))
        canvas.oval(x + wide * wheel, foot - 30, 28, 28, (170, 172, 176))
