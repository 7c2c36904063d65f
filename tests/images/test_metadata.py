from __future__ import annotations

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from images.metadata import without_position
from images.models import SiteImage
from tests.factories import GalleryFactory, SiteImageFactory, jpeg

XMP = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><exif:GPSLatitude>21,1.7N</exif:GPSLatitude></x:xmpmeta>"


def has_position(content):
    exif = Image.open(io.BytesIO(content)).getexif()
    return bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or b"GPSLatitude" in content


def with_xmp(content):
    return content[:2] + b"\xff\xe1" + (len(XMP) + 2).to_bytes(2, "big") + XMP + content[2:]


@pytest.mark.parametrize("content", [jpeg(position=True), with_xmp(jpeg()), with_xmp(jpeg(position=True))])
def test_the_position_goes_and_the_picture_stays(content):
    assert has_position(content)
    cleaned = without_position(content)
    assert not has_position(cleaned)
    before, after = (Image.open(io.BytesIO(data)) for data in (content, cleaned))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation_and_camera_stay(orientation):
    exif = Image.open(io.BytesIO(without_position(jpeg(position=True, orientation=orientation)))).getexif()
    assert exif[ExifTags.Base.Orientation] == orientation
    assert exif[ExifTags.Base.Model] == "Camera"


BROKEN = [
    b"",
    b"\xff\xd8",
    b"\xff\xd8\xff",
    b"\xff\xd8\xff\xe1\x00",
    b"\xff\xd8\xff\xe1\xff\xffExif\x00\x00",
    b"\xff\xd8\xff\xe1\x00\x00" * 3,
    b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00" + b"\xff" * 20,
    jpeg()[:30],
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x04eXIf" + b"\xff" * 8,
    b"RIFF\x10\x00\x00\x00WEBPVP8X",
    b"\x00\x00\x00\x20ftypavif" + bytes(40),
    b"GIF89a",
]


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_broken_files_do_no_harm(number):
    assert isinstance(without_position(BROKEN[number]), bytes)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBP"]),
)
@settings(deadline=None, max_examples=300)
def test_nothing_that_is_uploaded_breaks_the_reading(content, beginning):
    assert isinstance(without_position(beginning + content), bytes)


def test_a_picture_without_a_position_is_not_touched():
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    assert without_position(png.getvalue()) == png.getvalue()


@pytest.mark.django_db
def test_neither_the_original_nor_a_rendition_tells_where_it_was_taken(client):
    image = SiteImageFactory(file=ContentFile(jpeg((80, 40), position=True, orientation=6), name="a.jpg"))
    gallery = GalleryFactory(photos=[image])
    original = b"".join(client.get(f"{gallery.url}anh/{gallery.photos.get().pk}/tai-ve/"))
    rendition = image.get_rendition("width-40|format-jpeg")
    assert not has_position(original)
    assert not has_position(rendition.file.read())
    assert Image.open(io.BytesIO(original)).getexif()[ExifTags.Base.Orientation] == 6
    # The picture was held upright, and so it is shown.
    assert rendition.height > rendition.width


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_formats_with_a_position_lose_it_too(kind):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif[ExifTags.Base.GPSInfo] = exif.get_ifd(ExifTags.IFD.GPSInfo)
    exif[ExifTags.Base.Orientation] = 6
    stored = io.BytesIO()
    Image.new("RGB", (40, 40), "#204080").save(stored, kind, exif=exif)
    assert has_position(stored.getvalue())
    image = SiteImageFactory(file=ContentFile(stored.getvalue(), name=f"a.{kind.lower()}"))
    with image.open_file() as file:
        content = file.read()
    assert not has_position(content)
    assert Image.open(io.BytesIO(content)).getexif()[ExifTags.Base.Orientation] == 6
    assert Image.open(io.BytesIO(content)).convert("RGB").getpixel((20, 20)) == pytest.approx(
        (32, 64, 128), abs=6
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "is_stored"),
    [
        ("ảnh.jpg", jpeg(), True),
        ("ảnh.jpg", b"<html><script>alert(1)</script>", False),
        ("ảnh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        ("ảnh.jpg", b"", False),
        ("ảnh.jpg", b"MZ\x90\x00" + bytes(100), False),
        ("ảnh.jpg", jpeg((1200, 1200)), False),
    ],
)
def test_only_pictures_of_allowed_size_are_stored(admin_client, settings, name, content, is_stored):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    GalleryFactory()
    form = {"title": "Ảnh", "files[]": SimpleUploadedFile(name, content)}
    response = admin_client.post(reverse("wagtailimages:add_multiple"), form)
    assert response.json()["success"] is is_stored
    assert SiteImage.objects.exists() is is_stored
