"""A picture that no public page shows any longer cannot be reached under the addresses it had."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site

from home.models import SiteSettings
from images.audiences import review
from images.enums import Audience
from images.models import Rendition, SiteImage
from images.places import specs_of
from images.working import make_renditions
from pages.pictures import picture_in
from tests.factories import (
    ArticleFactory,
    GalleryFactory,
    SectionFactory,
    SiteImageFactory,
    home_page,
    restrict,
)

pytestmark = pytest.mark.django_db


def published(**fields):
    article = ArticleFactory(**fields)
    article.save_revision().publish()
    return article


def picture():
    image = SiteImageFactory()
    make_renditions(image, specs_of("card", "article"))
    return SiteImage.objects.get(pk=image.pk)


def address(image):
    return picture_in("card", SiteImage.objects.get(pk=image.pk)).src


def audience(image):
    return SiteImage.objects.get(pk=image.pk).audience


def in_body(image):
    return [{"type": "picture", "value": {"image": image.pk, "caption": "", "credit": "", "alt_text": ""}}]


def unpublish(article):
    article.unpublish()


def delete(article):
    Page.objects.get(pk=article.pk).specific.delete()


def restrict_section(article):
    restrict(article.section)


def move_below_restricted(article):
    hidden = SectionFactory()
    restrict(hidden)
    article.move(hidden, pos="last-child")


def publish_without_it(article):
    article.lead_image = None
    article.body = []
    article.save_revision().publish()


def save_without_it(article):
    article.lead_image = None
    article.body = []
    article.save()


def run_out(article):
    Page.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    review()


WAYS_OUT = [
    unpublish,
    delete,
    restrict,
    restrict_section,
    move_below_restricted,
    publish_without_it,
    save_without_it,
    run_out,
]


@pytest.mark.parametrize("way_out", WAYS_OUT, ids=lambda way: way.__name__)
@pytest.mark.parametrize("place", ["lead", "body"])
def test_addresses_end_with_the_last_public_page(client, admin_client, way_out, place):
    image = picture()
    article = published(**({"lead_image": image} if place == "lead" else {"body": in_body(image)}))
    before = address(image)
    assert audience(image) == Audience.PUBLIC
    assert SiteImage.objects.get(pk=image.pk).key in client.get(article.url).content.decode()
    assert client.get(before).status_code == 200
    way_out(article)
    assert client.get(before).status_code == 404
    assert audience(image) < Audience.PUBLIC
    # Staff go on to see it, under an address of their own.
    shown = admin_client.get(reverse("wagtailimages:index"))
    renewed = SiteImage.objects.get(pk=image.pk).get_rendition("max-165x165").url
    assert renewed in shown.content.decode()
    assert admin_client.get(renewed).status_code == 200


@pytest.mark.parametrize("way_out", WAYS_OUT, ids=lambda way: way.__name__)
def test_a_picture_of_two_pages_stays_while_one_is_public(client, way_out):
    image = picture()
    other = SectionFactory()
    published(lead_image=image, parent=other)
    article = published(lead_image=image, parent=SectionFactory())
    before = address(image)
    way_out(article)
    assert client.get(before).status_code == 200
    assert audience(image) == Audience.PUBLIC


@pytest.mark.parametrize("way_out", [unpublish, delete, publish_without_it], ids=lambda way: way.__name__)
def test_a_page_that_never_told_of_its_pictures_takes_them_back_as_well(client, way_out):
    """Pages that a program made, without publishing a revision."""
    image = picture()
    article = ArticleFactory(lead_image=image)
    before = address(image)
    way_out(article)
    assert client.get(before).status_code == 404


def test_photos_of_a_gallery_follow_their_gallery(client):
    images = [picture() for _ in range(3)]
    gallery = GalleryFactory(photos=images)
    gallery.save_revision().publish()
    assert {audience(image) for image in images} == {Audience.PUBLIC}
    before = [address(image) for image in images]
    gallery.unpublish()
    assert {client.get(url).status_code for url in before} == {404}


def test_readers_of_a_restricted_page_see_its_pictures(client, admin_client):
    image = picture()
    article = published(lead_image=image)
    restrict(article)
    assert audience(image) == Audience.RESTRICTED
    assert SiteImage.objects.get(pk=image.pk).key in admin_client.get(article.url).content.decode()
    response = client.get(address(image))
    assert "private" in response["Cache-Control"]
    PageViewRestriction.objects.all().delete()
    assert audience(image) == Audience.PUBLIC


def test_every_model_that_shows_pictures_is_in_the_index_of_references():
    """A picture that only something unknown shows would lose its address with the next page."""
    relations = SiteImage._meta.get_fields(include_hidden=True)
    shows = {field.related_model for field in relations if field.one_to_many and field.auto_created}
    assert len(shows) > 3
    assert shows - {Rendition} <= ReferenceIndex.tracked_models


def test_the_mark_of_the_site_is_public(client):
    image = picture()
    home_page()
    SiteSettings.objects.create(site=Site.objects.get(), logo=image)
    review()
    assert audience(image) == Audience.PUBLIC


def test_a_draft_shows_nothing_to_readers():
    image = picture()
    article = published()
    article.lead_image = image
    article.save_revision()
    assert audience(image) == Audience.STAFF


def test_saving_a_picture_that_was_loaded_before_keeps_its_key(client):
    image = picture()
    article = published(lead_image=image)
    stale = SiteImage.objects.get(pk=image.pk)
    article.unpublish()
    key = SiteImage.objects.get(pk=image.pk).key
    stale.title = "Tên khác"
    stale.save()
    stored = SiteImage.objects.get(pk=image.pk)
    assert (stored.title, stored.key) == ("Tên khác", key)
    assert stored.ready_renditions


def test_looking_at_many_pictures_takes_few_queries(django_assert_max_num_queries):
    images = [SiteImageFactory() for _ in range(30)]
    for image in images:
        ArticleFactory(lead_image=image)
    review()
    SiteImage.objects.update(audience=Audience.STAFF)
    with django_assert_max_num_queries(6 + len(images)):
        review()
    with django_assert_max_num_queries(6):
        review()
