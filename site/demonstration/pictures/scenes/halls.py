"""Meeting hall, ceremony on a stage, meeting by tall windows."""

from __future__ import annotations

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import SHIRTS, UNIFORM_BLUE, seated_facing, seated_from_behind, standing

RED: Colour = (178, 34, 38)
GOLD: Colour = (246, 206, 92)
WOOD: Colour = (146, 96, 62)


def curtain(canvas: Canvas, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
    """Hanging cloth in folds."""
    x = left
    while x < right:
        fold = canvas.rng.uniform(26, 52)
        end = min(right, x + fold)
        canvas.shaded(
            [(x, top), (end, top), (end, bottom), (x, bottom)], lighter(colour, 0.08), darker(colour, 0.18)
        )
        canvas.box(x + fold * 0.55, top, end, bottom, darker(colour, 0.4), 90)
        canvas.box(x, top, min(right, x + fold * 0.2), bottom, lighter(colour, 0.2), 60)
        x = end


def lamps(canvas: Canvas, y: float, count: int, colour: Colour, radius: float) -> None:
    for index in range(count):
        x = (index + 0.5) * WIDTH / count
        canvas.oval(x, y, radius * 0.12, radius * 0.05, (255, 250, 236))
        canvas.glow(x, y, radius, colour, 0.5)


def _stage(canvas: Canvas, palette: Palette, floor: float) -> None:
    canvas.fill(
        0, floor + 200, darker(palette.wall, 0.45), mix(palette.wall, WOOD, 0.35), darker(palette.wall, 0.6)
    )
    curtain(canvas, 330, 150, WIDTH - 330, floor, RED)
    canvas.shaded(
        [(330, 120), (WIDTH - 330, 120), (WIDTH - 330, 190), (330, 190)], lighter(RED, 0.1), darker(RED, 0.35)
    )
    canvas.box(330, 186, WIDTH - 330, 194, GOLD, 200)
    for side in (330, WIDTH - 490):
        curtain(canvas, side, 120, side + 160, floor, darker(RED, 0.35))
    canvas.shaded(
        [(220, floor), (WIDTH - 220, floor), (WIDTH - 120, floor + 110), (120, floor + 110)],
        lighter(WOOD, 0.25),
        darker(WOOD, 0.25),
    )
    canvas.shaded(
        [(120, floor + 108), (WIDTH - 120, floor + 108), (WIDTH - 120, floor + 190), (120, floor + 190)],
        darker(WOOD, 0.3),
        darker(WOOD, 0.6),
    )
    for x in range(200, WIDTH - 150, 74):
        flower = canvas.rng.choice(((232, 92, 96), (244, 196, 84), (236, 230, 222), (220, 112, 160)))
        for _ in range(26):
            canvas.oval(
                x + canvas.rng.gauss(0, 24),
                floor + 150 + canvas.rng.gauss(0, 22),
                13,
                9,
                (58, 96, 56) if canvas.rng.random() < 0.55 else flower,
                235,
            )


def hall(canvas: Canvas, palette: Palette) -> None:
    """A full meeting hall seen from its last rows, someone speaking on the stage."""
    rng, floor = canvas.rng, 760
    _stage(canvas, palette, floor)
    desk = rng.uniform(1250, 1550)
    canvas.box(desk, floor - 70, desk + 520, floor + 40, darker(WOOD, 0.2))
    for index in range(5):
        x = desk + 60 + index * 100
        seated_facing(canvas, x, floor - 132, 62, rng.choice(SHIRTS))
    canvas.shaded(
        [
            (desk - 16, floor - 72),
            (desk + 536, floor - 72),
            (desk + 536, floor + 46),
            (desk - 16, floor + 46),
        ],
        lighter(RED, 0.06),
        darker(RED, 0.3),
    )
    lectern = rng.uniform(620, 900)
    standing(canvas, lectern, floor + 40, 330, rng.choice(((236, 236, 232), (44, 70, 116))), arms="front")
    canvas.shaded(
        [
            (lectern - 88, floor - 120),
            (lectern + 88, floor - 120),
            (lectern + 70, floor + 52),
            (lectern - 70, floor + 52),
        ],
        lighter(WOOD, 0.15),
        darker(WOOD, 0.4),
    )
    canvas.oval(lectern, floor - 40, 30, 30, GOLD, 190)
    canvas.glow(lectern, floor - 260, 560, (255, 226, 170), 0.55)
    canvas.glow(desk + 260, floor - 240, 760, (255, 214, 160), 0.4)
    canvas.fill(floor + 190, HEIGHT, darker(palette.wall, 0.55), darker(palette.wall, 0.82))
    lamps(canvas, 60, 7, (255, 222, 168), 240)
    canvas.soften(4)
    for row in range(7):
        size = 58 + row * row * 4.6
        y = floor + 190 + row * 62 + row * row * 9
        step, shift = size * 1.95, rng.uniform(0, size * 2)
        if row == 5:
            canvas.soften(3)
        for index in range(int(WIDTH / step) + 2):
            x = index * step - shift + rng.uniform(-0.12, 0.12) * size
            shirt = rng.choice(SHIRTS) if rng.random() < 0.55 else UNIFORM_BLUE
            seated_from_behind(canvas, x, y + rng.uniform(-0.1, 0.1) * size, size, darker(shirt, 0.18), GOLD)
            back = darker(mix(WOOD, RED, 0.4), 0.35)
            canvas.shaded(
                [
                    (x - size * 0.72, y + size * 0.95),
                    (x + size * 0.72, y + size * 0.95),
                    (x + size * 0.8, y + size * 2.6),
                    (x - size * 0.8, y + size * 2.6),
                ],
                back,
                darker(back, 0.5),
            )


def ceremony(canvas: Canvas, palette: Palette) -> None:
    """A row of people on a stage holding what they were given."""
    rng, floor = canvas.rng, 1080
    canvas.fill(0, floor, darker(palette.wall, 0.5), palette.wall)
    curtain(canvas, 0, 90, WIDTH, floor, RED if rng.random() < 0.6 else (34, 72, 132))
    canvas.shaded([(0, 60), (WIDTH, 60), (WIDTH, 140), (0, 140)], darker(RED, 0.15), darker(RED, 0.5))
    canvas.box(0, 136, WIDTH, 146, GOLD, 220)
    canvas.glow(WIDTH / 2, 420, 1100, (255, 214, 150), 0.5)
    canvas.soften(9)
    canvas.fill(floor, HEIGHT, lighter(WOOD, 0.22), darker(WOOD, 0.45))
    for y in range(floor + 26, HEIGHT, 58):
        canvas.box(0, y, WIDTH, y + 3, darker(WOOD, 0.5), 70)
    count = rng.randint(7, 9)
    gift = rng.choice((GOLD, (214, 64, 60), (236, 232, 222)))
    for index in range(count):
        x = WIDTH * (index + 0.75) / (count + 0.5) + rng.uniform(-14, 14)
        foot, height = floor + 160 + rng.uniform(-10, 16), rng.uniform(690, 760)
        official = index in (0, count - 1)
        shirt = (240, 240, 236) if official else (UNIFORM_BLUE if rng.random() < 0.7 else rng.choice(SHIRTS))
        standing(canvas, x, foot, height, shirt, arms="front")
        hands = foot - height * 0.58
        if official and rng.random() < 0.8:
            _bouquet(canvas, x, hands - 10)
            continue
        canvas.shaded(
            [(x - 66, hands - 46), (x + 66, hands - 46), (x + 66, hands + 48), (x - 66, hands + 48)],
            lighter(gift, 0.2),
            darker(gift, 0.12),
        )
        canvas.box(x - 9, hands - 46, x + 9, hands + 48, RED if gift != (214, 64, 60) else GOLD, 210)
    canvas.beam([(0, 0), (700, 0), (1200, HEIGHT), (300, HEIGHT)], (255, 236, 200), 30, 40)


def _bouquet(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape([(x - 16, y + 92), (x + 16, y + 92), (x + 62, y), (x - 62, y)], (226, 236, 226), 230)
    for _ in range(44):
        colour = canvas.rng.choice(
            ((226, 74, 92), (244, 190, 84), (240, 232, 226), (64, 110, 64), (222, 120, 160))
        )
        canvas.oval(x + canvas.rng.gauss(0, 34), y - 14 + canvas.rng.gauss(0, 22), 14, 12, colour, 240)


def meeting(canvas: Canvas, palette: Palette) -> None:
    """People around a long table, light from tall windows behind them."""
    rng, table = canvas.rng, 1020
    canvas.fill(0, 1150, darker(palette.wall, 0.12), palette.wall)
    for index in range(5):
        left = 90 + index * 470
        canvas.shaded(
            [(left, 90), (left + 350, 90), (left + 350, 800), (left, 800)],
            palette.sky[0],
            palette.sky[-1],
            lighter(palette.green, 0.3),
        )
        for _ in range(26):
            canvas.oval(
                left + rng.uniform(10, 340),
                800 - abs(rng.gauss(0, 90)),
                46,
                34,
                mix(palette.green, palette.far, rng.random() * 0.5),
                150,
            )
        for bar in (left, left + 170, left + 344):
            canvas.box(bar, 90, bar + 12, 800, (246, 242, 232))
        canvas.box(left, 400, left + 350, 410, (246, 242, 232))
        curtain(canvas, left - 56, 60, left + 20, 940, lighter(palette.wall, 0.35))
        curtain(canvas, left + 330, 60, left + 406, 940, lighter(palette.wall, 0.35))
    canvas.soften(16)
    canvas.glow(WIDTH / 2, 380, 1200, palette.sun, 0.45)
    for index in range(9):
        x = 170 + index * 258 + rng.uniform(-22, 22)
        standing(canvas, x, table + 420 + rng.uniform(-14, 14), 790, rng.choice(SHIRTS), arms="front")
    canvas.shaded(
        [(-60, table), (WIDTH + 60, table), (WIDTH + 500, HEIGHT), (-500, HEIGHT)],
        lighter(WOOD, 0.38),
        WOOD,
        darker(WOOD, 0.4),
    )
    for index in range(9):
        x = 170 + index * 258
        canvas.shape(
            [(x - 62, table + 70), (x + 46, table + 66), (x + 66, table + 122), (x - 66, table + 126)],
            (250, 248, 242),
        )
        canvas.shaded(
            [(x + 92, table + 30), (x + 116, table + 30), (x + 116, table + 96), (x + 92, table + 96)],
            (206, 226, 236),
            (150, 184, 204),
        )
    for _ in range(90):
        colour = rng.choice(((226, 74, 92), (244, 190, 84), (240, 232, 226), (64, 110, 64), (64, 110, 64)))
        canvas.oval(WIDTH / 2 + rng.gauss(0, 110), table + 190 + rng.gauss(0, 26), 22, 18, colour, 240)
    with canvas.defocused(10):
        for index in range(4):
            seated_from_behind(
                canvas, 260 + index * 640 + rng.uniform(-60, 60), 1390, 250, rng.choice(SHIRTS), palette.sun
            )
