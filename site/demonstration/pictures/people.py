"""People seen from far enough that nobody has a face."""

from __future__ import annotations

from demonstration.pictures.canvas import Canvas, Colour, darker, lighter, mix

SKINS: tuple[Colour, ...] = ((222, 178, 146), (206, 160, 126), (190, 142, 108))
HAIR: Colour = (32, 27, 29)
SHIRTS: tuple[Colour, ...] = (
    (236, 236, 230),
    (58, 96, 152),
    (226, 222, 212),
    (44, 74, 120),
    (176, 60, 56),
    (104, 142, 160),
    (230, 198, 120),
)
TROUSERS: Colour = (44, 48, 62)
UNIFORM_BLUE: Colour = (52, 98, 158)


def standing(
    canvas: Canvas,
    x: float,
    foot: float,
    height: float,
    shirt: Colour,
    *,
    facing: bool = True,
    helmet: Colour | None = None,
    arms: str = "down",
) -> None:
    """A standing figure. ``arms``: ``down``, ``front`` (holding something), ``up``, ``work``."""
    rng, skin = canvas.rng, canvas.rng.choice(SKINS)
    head, shoulder, hip, waist = height * 0.07, foot - height * 0.8, height * 0.085, foot - height * 0.48
    canvas.oval(x, foot, height * 0.17, height * 0.02, (10, 12, 18), 80)
    for side in (-1, 1):
        canvas.shaded(
            [
                (x + side * height * 0.004, waist),
                (x + side * hip * 1.05, waist),
                (x + side * hip * 0.95, foot - height * 0.02),
                (x + side * hip * 0.3, foot - height * 0.02),
            ],
            TROUSERS,
            darker(TROUSERS, 0.4),
        )
        canvas.oval(x + side * hip * 0.68, foot - height * 0.012, hip * 0.45, height * 0.016, (26, 24, 26))
    wide = height * 0.125
    _arms(canvas, x, shoulder, height, shirt, skin, arms)
    canvas.shaded(
        [
            (x - wide * 0.55, shoulder - height * 0.022),
            (x + wide * 0.55, shoulder - height * 0.022),
            (x + wide, shoulder + height * 0.03),
            (x + hip * 1.12, waist + height * 0.02),
            (x - hip * 1.12, waist + height * 0.02),
            (x - wide, shoulder + height * 0.03),
        ],
        lighter(shirt, 0.14),
        shirt,
        darker(shirt, 0.25),
    )
    canvas.box(x - head * 0.38, shoulder - height * 0.06, x + head * 0.38, shoulder, darker(skin, 0.18))
    _head(canvas, x + rng.uniform(-2, 2), shoulder - height * 0.1, head, skin, facing, helmet)


def _arms(
    canvas: Canvas, x: float, shoulder: float, height: float, shirt: Colour, skin: Colour, pose: str
) -> None:
    thick = height * 0.05
    for side in (-1, 1):
        top = (x + side * height * 0.112, shoulder + height * 0.03)
        ends = {
            "down": ((side * 0.15, 0.19), (side * 0.14, 0.35)),
            "front": ((side * 0.145, 0.17), (side * 0.03, 0.22)),
            "up": ((side * 0.17, -0.06), (side * 0.13, -0.22)),
            "work": ((side * 0.15, 0.15), (side * 0.17, 0.2)),
        }[pose]
        elbow, hand = ((x + dx * height, shoulder + dy * height) for dx, dy in ends)
        canvas.line([top, elbow], darker(shirt, 0.12), thick)
        canvas.line([elbow, hand], darker(shirt, 0.2), thick * 0.85)
        canvas.oval(*hand, thick * 0.46, thick * 0.5, skin)


def _head(
    canvas: Canvas, x: float, y: float, radius: float, skin: Colour, facing: bool, helmet: Colour | None
) -> None:
    long_hair = canvas.rng.random() < 0.4
    if long_hair:
        canvas.oval(x, y + radius * 0.28, radius * 0.94, radius * 1.3, HAIR)
        if facing:
            neck = darker(skin, 0.18)
            canvas.box(x - radius * 0.4, y + radius * 0.6, x + radius * 0.4, y + radius * 1.6, neck)
    canvas.oval(x, y, radius * 0.82, radius * 1.08, skin if facing else mix(HAIR, skin, 0.05))
    if facing:
        canvas.oval(x, y - radius * 0.52, radius * 0.86, radius * 0.62, HAIR)
        canvas.oval(x, y + radius * 0.16, radius * 0.72, radius * 0.82, skin)
    if helmet:
        canvas.oval(x, y - radius * 0.42, radius * 1.02, radius * 0.86, helmet)
        canvas.box(
            x - radius * 1.25, y - radius * 0.3, x + radius * 1.25, y - radius * 0.08, darker(helmet, 0.15)
        )
        canvas.oval(
            x - radius * 0.3, y - radius * 0.75, radius * 0.35, radius * 0.25, lighter(helmet, 0.5), 150
        )


def seated_facing(
    canvas: Canvas, x: float, y: float, size: float, shirt: Colour, cap: Colour | None = None
) -> None:
    """Head, shoulders and arms above a table, bent over what is on it."""
    skin, wide = canvas.rng.choice(SKINS), size * 0.8
    canvas.shaded(
        [
            (x - wide, y + size * 1.5),
            (x - wide * 0.9, y + size * 0.66),
            (x - wide * 0.4, y + size * 0.42),
            (x + wide * 0.4, y + size * 0.42),
            (x + wide * 0.9, y + size * 0.66),
            (x + wide, y + size * 1.5),
        ],
        lighter(shirt, 0.15),
        shirt,
        darker(shirt, 0.3),
    )
    canvas.box(x - size * 0.14, y + size * 0.2, x + size * 0.14, y + size * 0.46, darker(skin, 0.2))
    _head(canvas, x, y + size * 0.04, size * 0.36, skin, True, None)
    if cap:
        canvas.oval(x, y - size * 0.2, size * 0.36, size * 0.22, cap)
        canvas.box(x - size * 0.36, y - size * 0.2, x + size * 0.36, y - size * 0.1, darker(cap, 0.12))
    for side in (-1, 1):
        canvas.line(
            [
                (x + side * wide * 0.85, y + size * 0.75),
                (x + side * wide * 1.02, y + size * 1.25),
                (x + side * wide * 0.45, y + size * 1.42),
            ],
            darker(shirt, 0.2),
            size * 0.26,
        )
        canvas.oval(x + side * wide * 0.42, y + size * 1.42, size * 0.11, size * 0.1, skin)


def seated_from_behind(canvas: Canvas, x: float, y: float, size: float, shirt: Colour, light: Colour) -> None:
    """Head and shoulders above the back of a chair; ``light`` is what falls on them from the front."""
    rng = canvas.rng
    tilt = rng.uniform(-0.06, 0.06) * size
    wide = size * rng.uniform(0.78, 0.9)
    canvas.shaded(
        [
            (x - wide, y + size * 1.5),
            (x - wide * 0.96, y + size * 0.62),
            (x - wide * 0.42, y + size * 0.36),
            (x + wide * 0.42, y + size * 0.36),
            (x + wide * 0.96, y + size * 0.62),
            (x + wide, y + size * 1.5),
        ],
        mix(shirt, light, 0.25),
        darker(shirt, 0.25),
        darker(shirt, 0.5),
    )
    canvas.box(x - size * 0.16, y + size * 0.15, x + size * 0.16, y + size * 0.45, (150, 108, 84))
    radius = size * rng.uniform(0.33, 0.38)
    canvas.oval(x + tilt, y, radius * 1.06, radius * 1.24, mix(HAIR, light, 0.28))
    canvas.oval(x + tilt, y + radius * 0.1, radius, radius * 1.2, HAIR)
    if rng.random() < 0.45:
        canvas.oval(x + tilt, y + radius * 0.7, radius * 0.95, radius * 1.1, HAIR)


def conical_hat(canvas: Canvas, x: float, y: float, size: float, colour: Colour = (232, 210, 160)) -> None:
    canvas.shaded(
        [(x, y - size * 0.62), (x + size, y + size * 0.12), (x, y + size * 0.3), (x - size, y + size * 0.12)],
        lighter(colour, 0.35),
        colour,
        darker(colour, 0.35),
    )
    canvas.shape(
        [(x, y - size * 0.62), (x + size, y + size * 0.12), (x + size * 0.2, y + size * 0.28)],
        darker(colour, 0.5),
        60,
    )
