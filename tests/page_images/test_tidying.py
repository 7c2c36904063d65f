from __future__ import annotations

import os

import pytest
from django.core.management import call_command

from page_images.keeping import folder_of
from page_images.tidying import tidy
from tests.factories import AttachmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(page_images_root):
    """Three pictures of a file, a hundred bytes each, the last one the newest."""
    folder = folder_of(AttachmentFactory())
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        (folder / f"{number}-800.webp").write_bytes(b"0" * 100)
        os.utime(folder / f"{number}-800.webp", (number, number))
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_pictures_of_a_content_that_no_file_has_go(drawn, page_images_root):
    gone = page_images_root / "ab" / "abcdef"
    gone.mkdir(parents=True)
    (gone / "1-800.webp").touch()
    call_command("tidy_page_images", verbosity=0)
    assert not gone.exists()
    assert len(names(drawn)) == 3


def test_above_the_limit_the_oldest_go(drawn):
    assert tidy(250).pictures == 1
    assert names(drawn) == ["2-800.webp", "3-800.webp"]


def test_what_was_left_unfinished_goes_an_hour_later(drawn):
    (drawn / "unfinished-old").touch()
    os.utime(drawn / "unfinished-old", (1, 1))
    (drawn / "unfinished-new").touch()
    call_command("tidy_page_images", verbosity=0)
    assert [name for name in names(drawn) if name.startswith("unfinished")] == ["unfinished-new"]


def test_there_may_be_nothing_to_tidy():
    call_command("tidy_page_images", verbosity=0)
