from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries

from images.enums import RenditionState
from images.models import Rendition, SiteImage
from images.places import specs_of
from images.working import make_renditions
from pages.pictures import PLACES, picture_in, social_picture
from tests.factories.files import SiteImageFactory, jpeg
from tests.images.making import work_off

pytestmark = pytest.mark.django_db


def waiting(size: tuple[int, int]) -> SiteImage:
    return SiteImageFactory(file=ContentFile(jpeg(size), name="anh.jpg"))


def image(size: tuple[int, int]) -> SiteImage:
    made = waiting(size)
    work_off()
    made.refresh_from_db()
    return made


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
    assert rendition.url.endswith(".jpg")


def test_pictures_that_are_ready_cost_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ready = image((900, 600))
    with django_assert_num_queries(0):
        for place in PLACES:
            assert picture_in(place, ready).srcset
        assert social_picture(ready)


def test_a_view_makes_no_rendition_and_shows_a_placeholder_of_the_same_shape(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    new = waiting((2400, 1600))
    with django_assert_num_queries(0):
        picture = picture_in("lead", new)
        assert social_picture(new) is None
    assert picture.is_placeholder
    assert (picture.width, picture.height, picture.srcset) == (640, 427, "")
    assert not Rendition.objects.exists()


def test_the_nearest_rendition_stands_in_for_one_that_is_missing() -> None:
    new = waiting((2400, 1600))
    make_renditions(new, specs_of("card"))
    new.refresh_from_db()
    picture = picture_in("article", new)
    assert "fill-640x427" in picture.src
    assert (picture.width, picture.height) == (800, 533)


def test_what_is_missing_is_asked_for_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """As after an update that brings a new place."""
    SiteImage.objects.filter(pk=image((900, 600)).pk).update(ready_renditions={})
    known = SiteImage.objects.get()
    # Which pictures, their state, and the task.
    with django_assert_num_queries(3):
        for place in PLACES:
            picture_in(place, known)
    again = SiteImage.objects.get()
    with django_assert_num_queries(0):
        picture_in("card", again)
    assert SiteImage.objects.get().rendition_state == RenditionState.WAITING
    work_off()
    assert picture_in("card", SiteImage.objects.get()).srcset


def test_a_lost_file_leaves_a_page_that_can_be_read() -> None:
    lost = waiting((900, 600))
    lost.file.storage.delete(lost.file.name)
    work_off()
    assert picture_in("card", SiteImage.objects.get()).is_placeholder


def test_the_tag_shows_a_class_where_one_is_given() -> None:
    template = Template('{% load pages %}{% picture image "mark" "" True "brand__mark" %}')
    shown = template.render(Context({"image": image((400, 400))}))
    assert 'class="brand__mark"' in shown
    assert ".png" in shown
