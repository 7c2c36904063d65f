from __future__ import annotations

import pytest

from images.audiences import look_again
from images.enums import RenditionState
from images.models import SiteImage
from tests.factories import ArticleFactory, SiteImageFactory
from tests.images.making import work_off

pytestmark = pytest.mark.django_db


def test_a_public_rendition_may_be_kept_for_a_year_and_by_others_for_an_hour(client):
    image = SiteImageFactory()
    ArticleFactory(lead_image=image)
    look_again([image.pk])
    response = client.get(image.get_rendition("width-20").url)
    assert response.status_code == 200
    kept = response["Cache-Control"]
    assert {"public", "immutable", "max-age=31536000", "s-maxage=3600"} == set(kept.split(", "))
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_that_no_public_page_shows_is_kept_by_one_browser_for_minutes(client):
    response = client.get(SiteImageFactory().get_rendition("width-20").url)
    assert set(response["Cache-Control"].split(", ")) == {"private", "max-age=600"}


def test_a_rendition_needs_the_key_of_its_own_picture(client):
    image, other = SiteImageFactory(), SiteImageFactory()
    url = image.get_rendition("width-20").url
    name = url.rpartition("/")[2]
    assert len(image.key) >= 22
    for key in (other.key, image.key[:-1], str(image.pk), "x" * 22):
        assert client.get(f"/media/images/{key}/{name}").status_code == 404, key
    assert client.get(f"/media/images/{name}").status_code == 404


def test_an_original_has_no_address_of_its_own(client):
    image = SiteImageFactory()
    name = image.file.name.rpartition("/")[2]
    above = ("../", "../../", "%2e%2e%2f", "%2e%2e%2f%2e%2e%2f", "..%5c", "%252e%252e%252f")
    for address in (
        image.file.url,
        *(f"/media/images/{up}original_images/{name}" for up in above),
        *(f"/media/images/{image.key}/{up}original_images/{name}" for up in above),
    ):
        assert client.get(address).status_code == 404, address


def test_what_is_no_rendition_is_not_found(client):
    key = SiteImageFactory().key
    wild = ["", "khong-co.jpg", "..", "%2e%2e", "a%00.jpg", "x" * 300, "x" * 10_000, "%ff.jpg", "a/b.jpg"]
    for name in [*wild, "ả" * 200]:
        assert client.get(f"/media/images/{name}").status_code == 404, name[:20]
        assert client.get(f"/media/images/{key}/{name}").status_code == 404, name[:20]
        assert client.get(f"/media/images/{name}/a.jpg").status_code == 404, name[:20]


def test_a_lost_rendition_is_made_again(client):
    image = SiteImageFactory()
    work_off()
    rendition = image.renditions.first()
    image.refresh_from_db()
    url = rendition.url
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(url).status_code == 404
    assert SiteImage.objects.get().rendition_state == RenditionState.WAITING
    work_off()
    assert client.get(image.get_rendition(rendition.filter_spec).url).status_code == 200
