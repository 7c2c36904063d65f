"""Sports field, coaches leaving for Tết."""

from __future__ import annotations

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import SHIRTS, standing
from demonstration.pictures.scenes.town import GOLD, RED
from demonstration.pictures.terrain import ranges, sky, tree


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
    _ball(canvas, rng.uniform(900, 1500), rng.uniform(1240, 1380))


def _ball(canvas: Canvas, x: float, y: float) -> None:
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
