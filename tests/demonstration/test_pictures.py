"""Every picture is there once, is good enough for the largest place, and all of them together are small."""

from __future__ import annotations

from hashlib import sha256

import pytest
from PIL import Image, ImageStat

from demonstration.content import CONTENT_FOLDER, Content

FILES = sorted((CONTENT_FOLDER / "pictures").iterdir())
MOST_BYTES = 3_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_picture_is_a_press_picture_and_tells_nothing_of_its_maker(path):
    with Image.open(path) as picture:
        assert (picture.format, picture.mode, picture.size) == ("WEBP", "RGB", (1600, 1067))
        assert not picture.getexif()
        assert not picture.info.get("xmp")
        statistics = ImageStat.Stat(picture.convert("L"))
    assert 50 < statistics.mean[0] < 215
    assert statistics.stddev[0] > 18


def test_the_folder_holds_what_the_content_names_and_nothing_else(content: Content):
    assert sorted(content.picture_file(key) for key in content.pictures) == FILES


def test_no_picture_is_there_twice():
    assert len({sha256(path.read_bytes()).digest() for path in FILES}) == len(FILES)


def test_all_pictures_together_are_small():
    assert sum(path.stat().st_size for path in FILES) <= MOST_BYTES
