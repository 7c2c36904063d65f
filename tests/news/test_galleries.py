from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from news.models import GalleryPage
from tests.factories import GalleryFactory, SiteImageFactory, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery():
    images = [
        SiteImageFactory(title=f"Ảnh {name}", file=ContentFile(jpeg((50 + number, 40)), name="IMG.JPG"))
        for number, name in enumerate(["một", "hai", "hai"])
    ]
    gallery = GalleryFactory(title="Đại hội", photos=images)
    return GalleryPage.objects.get(pk=gallery.pk)


def archive(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response)))


def test_each_photo_has_an_address_and_leads_to_its_neighbours(client, gallery):
    photos = list(gallery.photos.all())
    for position, photo in enumerate(photos, 1):
        context = client.get(f"{gallery.url}anh/{photo.pk}/").context
        assert (context["photo"], context["position"]) == (photo, position)
        assert context["previous"] == (photos[position - 2] if position > 1 else None)
        assert context["next"] == (photos[position] if position < 3 else None)


def test_the_original_is_sent_whole_under_a_name_that_says_what_it_shows(client, gallery):
    photo = gallery.photos.first()
    response = client.get(f"{gallery.url}anh/{photo.pk}/tai-ve/")
    assert response["Content-Disposition"] == 'attachment; filename="anh-mot.jpg"'
    content = b"".join(response)
    assert Image.open(io.BytesIO(content)).size == (50, 40)
    assert response["Content-Length"] == str(len(content))


def test_the_archive_has_all_originals_in_their_order(client, gallery):
    response = client.get(f"{gallery.url}tai-tat-ca/")
    assert response["Content-Disposition"] == 'attachment; filename="dai-hoi.zip"'
    files = archive(response)
    assert files.namelist() == ["01-anh-mot.jpg", "02-anh-hai.jpg", "03-anh-hai.jpg"]
    sizes = [Image.open(io.BytesIO(files.read(name))).size for name in files.namelist()]
    assert sizes == [(50, 40), (51, 40), (52, 40)]


def test_an_archive_of_nothing_and_a_photo_of_another_gallery_are_not_broken(client, gallery):
    empty = GalleryFactory()
    assert client.get(empty.url).status_code == 200
    assert client.get(f"{empty.url}tai-tat-ca/").status_code == 404
    assert client.get(f"{empty.url}anh/{gallery.photos.first().pk}/").status_code == 404


def test_the_list_says_how_many_photos_a_gallery_has(client, gallery):
    [shown] = client.get(gallery.get_parent().url).context["galleries"]
    assert (shown.title, shown.photo_count) == ("Đại hội", 3)
