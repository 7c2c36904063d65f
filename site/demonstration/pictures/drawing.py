from __future__ import annotations

from collections.abc import Callable, Mapping

from demonstration.pictures.canvas import Canvas
from demonstration.pictures.palettes import PALETTES, Palette
from demonstration.pictures.scenes import country, indoors, industry, town

Scene = Callable[[Canvas, Palette], None]

SCENES: Mapping[str, Scene] = {
    "delta": country.delta,
    "tea_hills": country.tea_hills,
    "hall": indoors.hall,
    "ceremony": indoors.ceremony,
    "workshop": indoors.workshop,
    "meeting": indoors.meeting,
    "desk": indoors.desk,
    "port": industry.port,
    "factory": industry.factory,
    "building_site": industry.building_site,
    "housing": town.housing,
    "sports_field": town.sports_field,
    "street": town.street,
    "coaches": town.coaches,
}


def draw_picture(scene: str, seed: int, palette: str) -> bytes:
    """A JPEG of 1600 × 1067 pixels. Raise KeyError for an unknown scene or palette."""
    canvas = Canvas(seed)
    SCENES[scene](canvas, PALETTES[palette])
    return canvas.picture()
