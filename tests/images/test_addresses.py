from __future__ import annotations

import pytest

from tests.factories import SiteImageFactory

pytestmark = pytest.mark.django_db


def test_a_rendition_may_be_kept_for_a_year(client):
    response = client.get(SiteImageFactory().get_rendition("width-20").url)
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_original_has_no_address_of_its_own(client):
    image = SiteImageFactory()
    name = image.file.name.rpartition("/")[2]
    above = ("../", "%2e%2e%2f", "..%5c", "%252e%252e%252f")
    for address in (image.file.url, *(f"/media/images/{up}original_images/{name}" for up in above)):
        assert client.get(address).status_code == 404, address


def test_what_is_no_rendition_is_not_found(client):
    wild = [
        "",
        "khong-co.jpg",
        "..",
        "%2e%2e",
        "a%00.jpg",
        "x" * 300,
        "x" * 10_000,
        "%ff.jpg",
        "a/b.jpg",
        "ả" * 200,
    ]
    for name in wild:
        assert client.get(f"/media/images/{name}").status_code == 404, name[:20]
