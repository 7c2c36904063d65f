from __future__ import annotations

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from pytest_django import DjangoAssertNumQueries

from images.models import SiteImage
from pages.pictures import PLACES, picture_in, prepare_pictures, social_picture
from tests.factories.files import SiteImageFactory, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_renditions_of_earlier_tests() -> None:
    """Ids begin anew with every test; what is remembered under them must not survive one."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


def image(size: tuple[int, int]) -> SiteImage:
    return SiteImageFactory(file=ContentFile(jpeg(size), name="anh.jpg"))


def widths(srcset: str) -> list[int]:
    return [int(candidate.rsplit(" ", 1)[1].removesuffix("w")) for candidate in srcset.split(", ")]


def test_a_large_picture_is_offered_in_every_width_of_the_place() -> None:
    picture = picture_in("lead", image((2400, 1600)))
    assert widths(picture.srcset) == [320, 640, 1200]
    assert (picture.width, picture.height) == (640, 427)
    assert ".jpg" in picture.src
    assert ".webp" in picture.srcset


def test_a_small_picture_is_not_enlarged_and_offered_once() -> None:
    picture = picture_in("article", image((300, 200)))
    assert widths(picture.srcset) == [300]
    assert (picture.width, picture.height) == (300, 200)


def test_a_picture_of_an_article_keeps_its_shape() -> None:
    picture = picture_in("article", image((1000, 2000)))
    assert (picture.width, picture.height) == (800, 1600)


def test_a_link_preview_is_a_jpeg_of_the_usual_size() -> None:
    rendition = social_picture(image((2400, 1600)))
    assert (rendition.width, rendition.height) == (1200, 630)
    assert rendition.file.name.endswith(".jpg")


def test_prepared_and_prefetched_pictures_cost_no_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    prepare_pictures(image((900, 600)), PLACES)
    stored = SiteImage.objects.prefetch_related("renditions").get()
    with django_assert_num_queries(0):
        for place in PLACES:
            picture_in(place, stored)


def test_a_lost_file_leaves_a_page_that_can_be_read() -> None:
    lost = image((900, 600))
    lost.file.storage.delete(lost.file.name)
    assert picture_in("card", lost).src
