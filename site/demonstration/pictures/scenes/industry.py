"""Port, factory, building site."""

from __future__ import annotations

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import UNIFORM_BLUE, standing
from demonstration.pictures.terrain import ranges, sky, tree

CONTAINERS: tuple[Colour, ...] = (
    (176, 58, 48),
    (42, 88, 142),
    (206, 142, 62),
    (62, 118, 104),
    (120, 124, 130),
    (150, 84, 62),
    (212, 204, 190),
)
HELMET_YELLOW: Colour = (240, 196, 58)
HELMET_WHITE: Colour = (238, 238, 234)
STEEL: Colour = (74, 84, 98)


def port(canvas: Canvas, palette: Palette) -> None:
    """Gantry cranes over a ship, stacks of containers on the quay."""
    rng, water = canvas.rng, 980
    sky(canvas, palette, water - 120, (rng.uniform(300, WIDTH - 300), rng.uniform(430, 640)))
    ranges(canvas, palette, water - 90, count=3, height=190)
    for index in range(3):
        _gantry(canvas, 260 + index * 760 + rng.uniform(-90, 90), water, rng.uniform(620, 760), palette)
    canvas.soften(5)
    _ship(canvas, rng.uniform(120, 420), water, palette)
    canvas.mirror(water, mix(palette.near, palette.sky[1], 0.45), 0.42)
    quay = 1330
    canvas.fill(quay, HEIGHT, lighter(palette.ground, 0.15), darker(palette.ground, 0.4))
    canvas.box(0, quay - 14, WIDTH, quay + 8, darker(palette.ground, 0.55))
    left = rng.choice((0, WIDTH - 980))
    for column in range(4):
        for level in range(rng.randint(2, 4)):
            _container(
                canvas, left + column * 246, quay + 160 - level * 128, 238, 122, rng.choice(CONTAINERS)
            )
    for index in range(3):
        x = (WIDTH - left - 900) * 0.5 + 250 + index * 190 if left else 1240 + index * 260
        standing(
            canvas,
            x + rng.uniform(-30, 30),
            quay + 190 + index * 12,
            430,
            (226, 120, 52) if index else UNIFORM_BLUE,
            facing=False,
            helmet=rng.choice((HELMET_YELLOW, HELMET_WHITE)),
            arms=rng.choice(("down", "work")),
        )


def _gantry(canvas: Canvas, x: float, foot: float, height: float, palette: Palette) -> None:
    steel = mix(darker(palette.near, 0.1), palette.far, 0.35)
    top = foot - height
    for dx in (-120, 120):
        canvas.line([(x + dx, foot), (x + dx * 0.82, top)], steel, 20)
    for share in (0.3, 0.62):
        canvas.line([(x - 112, foot - height * share), (x + 112, foot - height * share)], steel, 12)
    canvas.line([(x - 110, foot - height * 0.3), (x + 106, foot - height * 0.62)], steel, 7)
    canvas.line([(x + 110, foot - height * 0.62), (x - 96, top)], steel, 7)
    canvas.line([(x - 330, top), (x + 560, top)], steel, 24)
    for end in (x - 330, x + 300, x + 560):
        canvas.line([(x, top - 190), (end, top)], steel, 6)
    canvas.line([(x - 40, top), (x, top - 190), (x + 40, top)], steel, 12)
    trolley = x + canvas.rng.uniform(180, 480)
    canvas.box(trolley - 30, top + 8, trolley + 30, top + 36, darker(steel, 0.3))
    drop = canvas.rng.uniform(120, 320)
    for dx in (-26, 26):
        canvas.line([(trolley + dx, top + 30), (trolley + dx, top + drop)], steel, 3)
    canvas.box(trolley - 66, top + drop, trolley + 66, top + drop + 52, canvas.rng.choice(CONTAINERS))


def _ship(canvas: Canvas, x: float, water: float, palette: Palette) -> None:
    hull = canvas.rng.choice(((32, 58, 96), (120, 40, 40), (44, 74, 72)))
    length = 1650.0
    for column in range(15):
        for level in range(canvas.rng.randint(1, 4)):
            left = x + 130 + column * 88
            canvas.box(
                left,
                water - 196 - level * 42,
                left + 82,
                water - 158 - level * 42,
                mix(canvas.rng.choice(CONTAINERS), palette.far, 0.25),
            )
    canvas.shaded(
        [
            (x + length - 190, water - 420),
            (x + length - 40, water - 420),
            (x + length - 20, water - 150),
            (x + length - 190, water - 150),
        ],
        (244, 242, 236),
        (190, 196, 202),
    )
    for level in range(4):
        canvas.box(
            x + length - 180,
            water - 396 + level * 56,
            x + length - 50,
            water - 378 + level * 56,
            (70, 96, 124),
            220,
        )
    canvas.shaded(
        [(x - 60, water - 180), (x + length + 40, water - 150), (x + length, water + 4), (x + 60, water + 4)],
        lighter(hull, 0.16),
        darker(hull, 0.35),
    )
    canvas.shape(
        [(x + 30, water - 34), (x + length + 6, water - 34), (x + length, water + 4), (x + 60, water + 4)],
        (150, 48, 44),
        230,
    )


def _container(canvas: Canvas, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
    canvas.shaded(
        [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)],
        lighter(colour, 0.12),
        darker(colour, 0.25),
    )
    for rib in range(12):
        at = x + wide * (rib + 0.5) / 12
        canvas.box(at, y + 8, at + 6, y + high - 8, darker(colour, 0.5), 70)
    canvas.draw.rectangle((x, y, x + wide, y + high), outline=(*darker(colour, 0.55), 255), width=4)


def factory(canvas: Canvas, palette: Palette) -> None:
    """A factory with a saw-tooth roof, and the shift coming out through the yard."""
    rng, ground = canvas.rng, 1010
    sky(canvas, palette, ground - 150, (rng.uniform(300, WIDTH - 300), rng.uniform(360, 600)))
    ranges(canvas, palette, ground - 130, count=3, height=230)
    _chimneys(canvas, ground, palette)
    wall = mix(palette.wall, palette.far, 0.25)
    left = -40.0
    while left < WIDTH:
        wide = 300
        canvas.shaded(
            [(left, ground - 280), (left + wide, ground - 420), (left + wide, ground), (left, ground)],
            lighter(wall, 0.15),
            darker(wall, 0.2),
        )
        canvas.shaded(
            [
                (left - 4, ground - 276),
                (left + wide + 2, ground - 426),
                (left + wide + 2, ground - 392),
                (left - 4, ground - 244),
            ],
            (74, 112, 152),
            (52, 84, 122),
        )
        canvas.shape(
            [
                (left + wide - 3, ground - 420),
                (left + wide + 22, ground - 280),
                (left + wide - 3, ground - 270),
            ],
            darker(wall, 0.5),
        )
        for column in range(4):
            at = left + 26 + column * 66
            canvas.shaded(
                [(at, ground - 170), (at + 46, ground - 170), (at + 46, ground - 60), (at, ground - 60)],
                lighter(palette.sky[1], 0.25),
                mix(palette.sun, (70, 90, 110), 0.55),
            )
        left += wide
    for index in range(11):
        tree(
            canvas,
            index * 240 + rng.uniform(-70, 70),
            ground + 14,
            rng.uniform(130, 210),
            darker(palette.green, 0.1),
        )
    canvas.soften(6)
    canvas.fill(ground, HEIGHT, lighter(palette.ground, 0.2), darker(palette.ground, 0.3))
    canvas.beam([(700, ground), (1300, ground), (1900, HEIGHT), (300, HEIGHT)], palette.sun, 70, 26)
    _crowd(canvas, ground, palette)


def _chimneys(canvas: Canvas, ground: float, palette: Palette) -> None:
    for _ in range(canvas.rng.randint(2, 3)):
        x, high = canvas.rng.uniform(200, WIDTH - 200), canvas.rng.uniform(560, 720)
        canvas.shaded(
            [(x - 24, ground - high), (x + 24, ground - high), (x + 38, ground), (x - 38, ground)],
            lighter(palette.far, 0.25),
            darker(palette.far, 0.2),
        )
        for band in (0, 60):
            canvas.box(x - 26, ground - high + band, x + 26, ground - high + band + 26, (186, 66, 58), 210)
    for _ in range(2):
        x = canvas.rng.uniform(300, WIDTH - 300)
        canvas.shaded(
            [(x - 110, ground - 520), (x + 110, ground - 520), (x + 110, ground), (x - 110, ground)],
            lighter(palette.wall, 0.2),
            darker(palette.far, 0.15),
        )
        canvas.oval(x, ground - 520, 110, 34, lighter(palette.wall, 0.3))


def _crowd(canvas: Canvas, ground: float, palette: Palette) -> None:
    rng = canvas.rng
    for row in range(5):
        height = 150 + row * row * 22
        foot = ground + 50 + row * 62 + row * row * 13
        for index in range(13 - row * 2):
            x = (index + rng.uniform(0.1, 0.9)) * WIDTH / (13 - row * 2)
            shirt = (
                UNIFORM_BLUE
                if rng.random() < 0.62
                else rng.choice(((222, 224, 224), (72, 134, 158), (196, 86, 76)))
            )
            standing(
                canvas,
                x,
                foot + rng.uniform(-10, 10),
                height,
                mix(shirt, palette.sun, 0.08),
                helmet=HELMET_WHITE if rng.random() < 0.3 else None,
                arms=rng.choice(("down", "down", "front")),
            )
        if row == 2:
            canvas.soften(3)


def building_site(canvas: Canvas, palette: Palette) -> None:
    """The skeleton of a building under tower cranes, workers in helmets before it."""
    rng, ground = canvas.rng, 1180
    sky(canvas, palette, ground - 250, (rng.uniform(300, WIDTH - 300), rng.uniform(330, 560)))
    ranges(canvas, palette, ground - 210, count=3, height=210)
    concrete = mix(palette.wall, palette.far, 0.45)
    left, floors, bays = rng.uniform(180, 620), rng.randint(5, 6), 7
    wide, high = 1250 / bays, 150
    for floor in range(floors):
        top = ground - (floor + 1) * high
        for bay in range(bays):
            x = left + bay * wide
            shade = darker(concrete, 0.3 + 0.05 * floor + rng.uniform(0, 0.2))
            canvas.box(x, top, x + wide, top + high, shade, 255 if floor < floors - 1 else 70)
            canvas.shaded(
                [(x - 9, top), (x + 9, top), (x + 9, top + high), (x - 9, top + high)],
                lighter(concrete, 0.25),
                darker(concrete, 0.15),
            )
        canvas.shaded(
            [(left - 30, top - 10), (left + 1280, top - 10), (left + 1280, top + 14), (left - 30, top + 14)],
            lighter(concrete, 0.35),
            darker(concrete, 0.2),
        )
    for bar in range(20):
        x = left + bar * 1250 / 19
        canvas.line(
            [(x, ground - floors * high), (x, ground - floors * high - rng.uniform(30, 60))], (120, 78, 60), 4
        )
    for x in (left - 190, left + 1480):
        _tower_crane(canvas, x, ground, rng.uniform(980, 1080), 1 if x < left else -1)
    canvas.soften(4)
    canvas.fill(ground, HEIGHT, lighter(palette.ground, 0.1), darker(palette.ground, 0.35))
    for _ in range(240):
        canvas.oval(
            rng.uniform(0, WIDTH),
            rng.uniform(ground, HEIGHT),
            rng.uniform(5, 40),
            rng.uniform(2, 8),
            darker(palette.ground, rng.uniform(0, 0.5)),
            110,
        )
    for index in range(5):
        vest = rng.choice(((226, 120, 52), (232, 190, 60), UNIFORM_BLUE))
        standing(
            canvas,
            300 + index * 440 + rng.uniform(-90, 90),
            1440 + rng.uniform(-50, 60),
            rng.uniform(480, 540),
            vest,
            facing=rng.random() < 0.5,
            helmet=rng.choice((HELMET_YELLOW, HELMET_WHITE)),
            arms=rng.choice(("down", "front", "work")),
        )


def _tower_crane(canvas: Canvas, x: float, foot: float, height: float, turn: int) -> None:
    colour, top = (214, 160, 60), foot - height
    for dx in (-20, 20):
        canvas.line([(x + dx, foot), (x + dx, top)], colour, 8)
    for step in range(int(height // 44)):
        y = foot - step * 44
        canvas.line([(x - 20, y), (x + 20, y - 44)], darker(colour, 0.15), 4)
    reach = 900 * turn
    canvas.line([(x - reach * 0.3, top), (x + reach, top)], colour, 9)
    canvas.line([(x - reach * 0.3, top - 30), (x + reach * 0.96, top - 30)], colour, 5)
    for step in range(26):
        at = x + reach * step / 26
        canvas.line([(at, top), (at + reach / 52, top - 30), (at + reach / 26, top)], colour, 3)
    for end in (x + reach * 0.7, x - reach * 0.28):
        canvas.line([(x, top - 130), (end, top - 30)], darker(colour, 0.3), 3)
    canvas.line([(x, top), (x, top - 130)], colour, 10)
    canvas.box(x - reach * 0.3 - 40, top - 10, x - reach * 0.3 + 40, top + 60, STEEL)
    canvas.line([(x + reach * 0.6, top), (x + reach * 0.6, top + 240)], STEEL, 3)
    canvas.box(x + reach * 0.6 - 60, top + 240, x + reach * 0.6 + 60, top + 262, (120, 78, 60))
