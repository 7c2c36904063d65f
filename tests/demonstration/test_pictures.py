"""Pictures are the same bytes for the same specification, quick to draw, and not flat."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageStat

from demonstration.pictures import PALETTES, SCENES, draw_picture
from demonstration.records import PictureSpec

SPEC = PictureSpec(key="a", scene="delta", seed=7, palette="dawn", title="a", alt="a")


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_press_picture_in_any_light(scene):
    picture = draw_picture(replace(SPEC, scene=scene, palette=sorted(PALETTES)[len(scene) % len(PALETTES)]))
    image = opened(picture)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 1067))
    assert len(picture) < 400_000
    assert not image.getexif()
    statistics = ImageStat.Stat(image.convert("L"))
    assert 50 < statistics.mean[0] < 215
    assert statistics.stddev[0] > 18


def test_same_specification_same_bytes():
    assert draw_picture(SPEC) == draw_picture(SPEC)


@pytest.mark.parametrize("change", [{"seed": 8}, {"palette": "dusk"}])
def test_another_seed_or_light_is_another_picture(change):
    assert draw_picture(SPEC) != draw_picture(replace(SPEC, **change))


@pytest.mark.parametrize("change", [{"scene": "moon"}, {"palette": "neon"}])
def test_what_cannot_be_drawn_is_an_error(change):
    with pytest.raises(KeyError):
        draw_picture(replace(SPEC, **change))


def test_the_content_asks_only_for_what_can_be_drawn(content):
    for spec in content.pictures.values():
        assert spec.scene in SCENES, spec.key
        assert spec.palette in PALETTES, spec.key
