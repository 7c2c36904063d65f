from __future__ import annotations

from collections.abc import Callable, Mapping

from demonstration.pictures.canvas import Canvas
from demonstration.pictures.palettes import PALETTES, Palette
from demonstration.pictures.scenes import country, halls, industry, outings, town, workplaces
from demonstration.records import PictureSpec

Scene = Callable[[Canvas, Palette], None]

SCENES: Mapping[str, Scene] = {
    "delta": country.delta,
    "tea_hills": country.tea_hills,
    "hall": halls.hall,
    "ceremony": halls.ceremony,
    "workshop": workplaces.workshop,
    "meeting": halls.meeting,
    "desk": workplaces.desk,
    "port": industry.port,
    "factory": industry.factory,
    "building_site": industry.building_site,
    "housing": town.housing,
    "sports_field": outings.sports_field,
    "street": town.street,
    "coaches": outings.coaches,
}


def draw_picture(spec: PictureSpec) -> bytes:
    """A JPEG of 1600 × 1067 pixels. Raise KeyError for an unknown scene or palette."""
    canvas = Canvas(spec.seed)
    SCENES[spec.scene](canvas, PALETTES[spec.palette])
    return canvas.picture()
