"""Workshop, desk."""

from __future__ import annotations

from demonstration.pictures.canvas import HEIGHT, WIDTH, Canvas, darker, lighter, mix
from demonstration.pictures.palettes import Palette
from demonstration.pictures.people import UNIFORM_BLUE, seated_facing
from demonstration.pictures.scenes.halls import WOOD


def workshop(canvas: Canvas, palette: Palette) -> None:
    """Rows of machines under long lamps, running to a vanishing point."""
    eye = (WIDTH * canvas.rng.uniform(0.38, 0.62), 560.0)
    canvas.fill(0, 640, darker(palette.wall, 0.32), lighter(palette.wall, 0.1))
    canvas.fill(560, HEIGHT, lighter(palette.wall, 0.05), darker(palette.wall, 0.38))
    for side in (0.0, float(WIDTH)):
        canvas.shaded(
            [(side, -300), eye, (side, 1500)], darker(palette.wall, 0.1), lighter(palette.wall, 0.25)
        )
        for index in range(7):
            near, far = 0.92 * 0.72**index, 0.92 * 0.72**index * 0.8
            x1, x2 = eye[0] + (side - eye[0]) * near, eye[0] + (side - eye[0]) * far
            canvas.shape(
                [
                    (x1, eye[1] - 520 * near),
                    (x2, eye[1] - 520 * far),
                    (x2, eye[1] - 90 * far),
                    (x1, eye[1] - 90 * near),
                ],
                lighter(palette.sky[1], 0.4),
                235,
            )
    for lane in (-1.5, -0.75, 0, 0.75, 1.5):
        for index in range(9):
            near, far = 0.78**index, 0.78**index * 0.86
            points = [(eye[0] + (lane * 900 + dx) * near, eye[1] - 640 * near) for dx in (-40, 40)]
            points += [(eye[0] + (lane * 900 + dx) * far, eye[1] - 640 * far) for dx in (40, -40)]
            canvas.shape(points, (255, 252, 240))
    canvas.glow(eye[0], eye[1], 700, (255, 246, 222), 0.6)
    canvas.soften(5)
    for index in reversed(range(9)):
        near = 0.74**index
        for lane in (-2.4, -1.2, 1.2, 2.4):
            _work_place(canvas, eye[0] + lane * 560 * near, eye[1] + 860 * near, 560 * near)
        if index == 4:
            canvas.soften(3)
            canvas.haze(300, 1000, lighter(palette.wall, 0.4), 0.1, 0.0)


def _work_place(canvas: Canvas, x: float, y: float, size: float) -> None:
    if not -size < x < WIDTH + size:
        return
    rng = canvas.rng
    shirt = rng.choice((UNIFORM_BLUE, (70, 130, 160), (222, 226, 228)))
    cap = (240, 240, 236) if rng.random() < 0.6 else None
    seated_facing(canvas, x - size * 0.08, y - size * 0.68, size * 0.3, shirt, cap)
    canvas.shaded(
        [
            (x - size * 0.5, y - size * 0.28),
            (x + size * 0.5, y - size * 0.28),
            (x + size * 0.56, y - size * 0.16),
            (x - size * 0.56, y - size * 0.16),
        ],
        (226, 220, 206),
        (170, 160, 146),
    )
    for side in (-1, 1):
        canvas.box(
            x + side * size * 0.46 - size * 0.02,
            y - size * 0.16,
            x + side * size * 0.46 + size * 0.02,
            y + size * 0.1,
            (72, 78, 86),
        )
    canvas.box(x + size * 0.16, y - size * 0.42, x + size * 0.4, y - size * 0.28, (62, 88, 112))
    canvas.box(x + size * 0.34, y - size * 0.56, x + size * 0.4, y - size * 0.3, (52, 76, 98))
    cloth = rng.choice(((236, 232, 224), (92, 132, 172), (206, 92, 84), (232, 202, 130)))
    for layer in range(3):
        canvas.box(
            x - size * 0.42,
            y - size * (0.31 + layer * 0.03),
            x - size * 0.06,
            y - size * (0.285 + layer * 0.03),
            darker(cloth, layer * 0.1),
        )


def desk(canvas: Canvas, palette: Palette) -> None:
    """Papers, a pen and a cup on a desk in window light."""
    rng, edge = canvas.rng, 640
    canvas.fill(0, edge, palette.sky[1], palette.sky[-1])
    for _ in range(80):
        canvas.oval(
            rng.uniform(0, WIDTH),
            edge - abs(rng.gauss(0, 170)),
            rng.uniform(30, 110),
            rng.uniform(30, 90),
            mix(palette.green, palette.sky[-1], rng.uniform(0.1, 0.7)),
            130,
        )
    for x in (180, 960, 1740):
        canvas.box(x, 0, x + 46, edge, lighter(palette.wall, 0.2))
    canvas.soften(26)
    canvas.fill(edge, HEIGHT, lighter(WOOD, 0.4), WOOD, darker(WOOD, 0.3))
    for _ in range(60):
        y = rng.uniform(edge + 10, HEIGHT)
        canvas.line(
            [(0, y), (WIDTH / 2, y + rng.uniform(-10, 10)), (WIDTH, y + rng.uniform(-24, 24))],
            darker(WOOD, 0.45),
            rng.uniform(1, 4),
            36,
        )
    _binders(canvas, edge)
    canvas.soften(5)
    canvas.beam([(500, edge), (1000, edge), (700, HEIGHT), (-200, HEIGHT)], palette.sun, 80, 14)
    canvas.beam([(1300, edge), (1800, edge), (1900, HEIGHT), (1000, HEIGHT)], palette.sun, 80, 14)
    _papers(canvas)
    with canvas.defocused(14):
        canvas.oval(330, 1500, 230, 90, darker(WOOD, 0.6), 255)
        canvas.shaded([(150, 1180), (510, 1180), (470, 1520), (190, 1520)], (246, 244, 238), (176, 180, 188))
        canvas.oval(330, 1180, 180, 52, (228, 226, 220))
        canvas.oval(330, 1186, 150, 40, (124, 84, 40))


def _binders(canvas: Canvas, edge: float) -> None:
    x = canvas.rng.uniform(1300, 1480)
    for _ in range(9):
        wide, high = canvas.rng.uniform(58, 92), canvas.rng.uniform(320, 390)
        colour = canvas.rng.choice(
            ((38, 72, 126), (168, 44, 46), (222, 216, 202), (58, 96, 108), (206, 168, 92))
        )
        canvas.shaded(
            [(x, edge + 90 - high), (x + wide, edge + 90 - high), (x + wide, edge + 90), (x, edge + 90)],
            lighter(colour, 0.15),
            darker(colour, 0.3),
        )
        canvas.box(
            x + wide * 0.25,
            edge + 90 - high * 0.75,
            x + wide * 0.75,
            edge + 90 - high * 0.45,
            (240, 236, 226),
            230,
        )
        x += wide + 3


def _papers(canvas: Canvas) -> None:
    rng = canvas.rng
    for index in range(6):
        dx, dy = rng.uniform(-46, 46), rng.uniform(-20, 20) - index * 6
        corners = [
            (880 + dx, 840 + dy),
            (1620 + dx * 0.6, 860 + dy),
            (1830 + dx, 1410 + dy),
            (690 + dx * 0.5, 1390 + dy),
        ]
        canvas.shape([(x + 12, y + 16) for x, y in corners], (40, 30, 26), 50)
        canvas.shaded(corners, (238, 234, 224), (252, 250, 244))
    for line in range(15):
        share = (line + 1.6) / 17.5
        left, right = 880 - 190 * share + dx + 90, 1620 + 210 * share + dx - 90
        end = right - (right - left) * rng.choice((0, 0, 0.06, 0.3))
        canvas.line(
            [(left, 840 + dy + 560 * share), (end, 846 + dy + 560 * share)],
            (96, 100, 112),
            5 + 3 * share,
            150,
        )
    stamp = (1500 + dx, 1265 + dy)
    canvas.draw.ellipse(
        (stamp[0] - 92, stamp[1] - 60, stamp[0] + 92, stamp[1] + 60), outline=(196, 40, 44, 200), width=9
    )
    canvas.draw.ellipse(
        (stamp[0] - 60, stamp[1] - 38, stamp[0] + 60, stamp[1] + 38), outline=(196, 40, 44, 170), width=5
    )
    canvas.line([(1020, 1330), (1380, 1120)], (24, 36, 66), 24)
    canvas.line([(1020, 1330), (1052, 1312)], (226, 190, 96), 22)
    canvas.line([(1010, 1337), (1022, 1330)], (30, 30, 34), 10)
