from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demonstration.pictures.canvas import Colour


@dataclass(frozen=True, slots=True)
class Palette:
    """The light of a scene: the sky from the top down, the sun, things far and near, and the ground."""

    sky: tuple[Colour, ...]
    sun: Colour
    far: Colour
    near: Colour
    ground: Colour
    green: Colour
    wall: Colour


PALETTES: Mapping[str, Palette] = {
    "dawn": Palette(
        sky=((92, 124, 165), (186, 180, 190), (250, 206, 160), (255, 232, 196)),
        sun=(255, 226, 170),
        far=(158, 150, 165),
        near=(52, 58, 78),
        ground=(120, 104, 92),
        green=(74, 98, 72),
        wall=(214, 196, 176),
    ),
    "morning": Palette(
        sky=((74, 140, 196), (146, 192, 222), (214, 230, 232), (246, 240, 224)),
        sun=(255, 246, 216),
        far=(142, 172, 184),
        near=(40, 66, 74),
        ground=(150, 140, 118),
        green=(84, 128, 74),
        wall=(228, 222, 206),
    ),
    "noon": Palette(
        sky=((48, 112, 184), (104, 164, 214), (184, 214, 232), (226, 236, 236)),
        sun=(255, 252, 236),
        far=(128, 164, 180),
        near=(34, 60, 62),
        ground=(176, 164, 140),
        green=(92, 142, 66),
        wall=(238, 232, 218),
    ),
    "dusk": Palette(
        sky=((52, 56, 102), (126, 92, 126), (226, 132, 104), (252, 196, 128)),
        sun=(255, 206, 130),
        far=(124, 96, 118),
        near=(34, 32, 54),
        ground=(92, 70, 72),
        green=(58, 66, 56),
        wall=(196, 158, 138),
    ),
    "mist": Palette(
        sky=((150, 168, 180), (186, 200, 204), (216, 222, 218), (234, 234, 224)),
        sun=(250, 246, 230),
        far=(174, 188, 190),
        near=(58, 78, 80),
        ground=(146, 146, 134),
        green=(92, 118, 92),
        wall=(216, 214, 204),
    ),
    "evening": Palette(
        sky=((22, 30, 62), (44, 58, 100), (104, 98, 134), (206, 146, 124)),
        sun=(255, 214, 150),
        far=(70, 76, 110),
        near=(20, 24, 42),
        ground=(56, 56, 70),
        green=(40, 58, 56),
        wall=(134, 124, 130),
    ),
}
