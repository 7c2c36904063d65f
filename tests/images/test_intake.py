"""The content of a picture decides what it is, and whatever is taken in can be shown."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image
from wagtail.images.forms import get_image_form

from images.enums import RenditionState
from images.intake import named_by_content
from images.models import SiteImage
from images.places import public_specs, specs_to_make
from tests.factories import ArticleFactory, GalleryFactory, SiteImageFactory, home_page, jpeg
from tests.factories.files import default_collection
from tests.factories.pictures import EVERY_MODE, encoded
from tests.images.making import make_due, work_off

FILES = Path(__file__).parent / "files"

pytestmark = pytest.mark.django_db


def form_with(name: str, content: bytes, instance: SiteImage | None = None):
    data = {"title": "Ảnh", "collection": default_collection().pk}
    return get_image_form(SiteImage)(
        data, {"file": SimpleUploadedFile(name, content)}, instance=instance or SiteImage()
    )


def upload(name: str, content: bytes) -> SiteImage:
    form = form_with(name, content)
    assert form.is_valid(), form.errors
    return form.save()


def refusal(name: str, content: bytes) -> str:
    form = form_with(name, content)
    assert not form.is_valid()
    (message,) = form.errors["file"]
    return message


def stored(image: SiteImage) -> Image.Image:
    with image.open_file() as file:
        return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("name", EVERY_MODE)
def test_every_mode_of_the_allowed_formats_gets_every_rendition(name: str) -> None:
    content, extension = EVERY_MODE[name]
    image = upload("ảnh.bin", content)
    assert image.file.name.endswith(f".{extension}")
    work_off()
    image.refresh_from_db()
    assert image.rendition_state == RenditionState.DONE
    assert set(image.ready_renditions) == set(public_specs())
    assert {r.filter_spec for r in image.renditions.all()} == set(specs_to_make())
    for rendition in image.renditions.all():
        with rendition.file.open() as file:
            made = Image.open(file)
            made.load()
            assert (made.width, made.height) == (rendition.width, rendition.height)


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    image = SiteImageFactory(file=ContentFile(encoded("I;16", "PNG", (300, 300)), name="a.png"))
    with image.get_rendition("width-300|format-png").file.open() as file:
        grey = Image.open(file).convert("L")
        assert grey.getpixel((10, 2)) < 10
        assert grey.getpixel((10, 150)) == pytest.approx(128, abs=3)
        assert grey.getpixel((10, 297)) > 245


def test_a_turned_picture_is_shown_upright() -> None:
    picture = Image.new("RGB", (80, 40), "red")
    picture.paste("blue", (40, 0, 80, 40))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    content = io.BytesIO()
    picture.save(content, "JPEG", exif=exif, quality=95)
    image = SiteImageFactory(file=ContentFile(content.getvalue(), name="a.jpg"))
    with image.get_rendition("width-40|format-png").file.open() as file:
        shown = Image.open(file).convert("RGB")
    assert shown.size == (40, 80)
    assert shown.getpixel((20, 10))[0] > 200
    assert shown.getpixel((20, 70))[2] > 200


@pytest.mark.parametrize(
    ("file", "name", "extension", "kind"),
    [
        ("fake.jpg", "fake.jpg", ".webp", "WEBP"),
        ("iphone.jpg", "iphone.jpg", ".jpg", "JPEG"),
        ("photo.heic", "photo.heic", ".jpg", "JPEG"),
        ("photo.heic", "IMG_0001.HEIC", ".jpg", "JPEG"),
        ("photo.heic", "ảnh.png", ".jpg", "JPEG"),
        ("prog.jfif", "prog.jfif", ".jpg", "JPEG"),
        ("prog.jfif", "prog", ".jpg", "JPEG"),
        ("prog.jfif", "ảnh.heic", ".jpg", "JPEG"),
        ("gray16.png", "gray16.gif", ".png", "PNG"),
        ("prog.jfif", "   .jpg", ".jpg", "JPEG"),
        ("prog.jfif", "...", ".jpg", "JPEG"),
    ],
)
def test_the_content_decides_what_is_stored(file: str, name: str, extension: str, kind: str) -> None:
    image = upload(name, (FILES / file).read_bytes())
    assert image.file.name.endswith(extension)
    assert stored(image).format == kind
    assert image.width
    assert image.file_size == len(image.file.storage.open(image.file.name).read())


@pytest.mark.parametrize("file", ["iphone.jpg", "fake.jpg", "prog.jfif"])
def test_a_program_that_stores_a_picture_gets_the_same(file: str) -> None:
    image = SiteImageFactory(file=ContentFile((FILES / file).read_bytes(), name=file))
    extension = {"JPEG": ".jpg", "WEBP": ".webp"}[stored(image).format]
    assert image.file.name.endswith(extension)


def test_a_heic_keeps_its_camera_and_loses_its_position() -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "iPhone"
    exif[ExifTags.Base.Orientation] = 6
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif[ExifTags.Base.GPSInfo] = gps
    content = io.BytesIO()
    heif = pillow_heif.from_pillow(Image.new("RGB", (80, 40), "#204080"))
    heif.save(content, exif=exif.tobytes())
    image = stored(upload("a.heic", content.getvalue()))
    assert image.getexif()[ExifTags.Base.Model] == "iPhone"
    assert not image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    upright = upload("b.heic", content.getvalue()).get_rendition("width-40|format-jpeg")
    assert upright.height > upright.width


def test_a_picture_with_too_many_pixels_is_called_too_large() -> None:
    message = refusal("bomb.png", (FILES / "bomb.png").read_bytes())
    assert "280" in message
    assert "120" in message


@pytest.mark.parametrize("extension", ["jpg", "png", "webp", "avif"])
def test_a_picture_that_breaks_off_is_called_damaged(extension: str) -> None:
    kind = {"jpg": "JPEG"}.get(extension, extension.upper())
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    content = io.BytesIO()
    noise.save(content, kind)
    whole = content.getvalue()
    assert "hỏng" in refusal(f"a.{extension}", whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jpg", encoded("RGB", "TIFF"), "TIF"),
        ("a.bmp", encoded("RGB", "BMP"), "BMP"),
        ("a.jpg", b"%PDF-1.4\n1 0 obj", "PDF"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPEG"),
        ("a.jpg", b"<html><script>alert(1)</script>", "JPEG"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64), "JPEG"),
    ],
)
def test_what_is_no_picture_is_refused_with_what_to_do(name: str, content: bytes, told: str) -> None:
    assert told in refusal(name, content)


def test_replacing_the_file_follows_the_content_as_well() -> None:
    image = upload("a.jpg", jpeg((300, 200)))
    work_off()
    image.refresh_from_db()
    former_key, former_file = image.key, image.file.name
    form = form_with("b.jpg", (FILES / "fake.jpg").read_bytes(), instance=image)
    assert form.is_valid(), form.errors
    form.save()
    image = SiteImage.objects.get()
    assert image.file.name.endswith(".webp")
    assert not image.file.storage.exists(former_file)
    assert image.key != former_key
    assert image.ready_renditions == {}
    work_off()
    image.refresh_from_db()
    assert image.ready_renditions["width-800|format-webp|webpquality-78"][1:] == [800, 600]


@pytest.mark.parametrize("file", ["iphone.jpg", "fake.jpg", "prog.jfif", "photo.heic", "gray16.png"])
def test_many_at_once_take_what_the_form_takes(admin_client, file: str) -> None:
    home_page()
    content = (FILES / file).read_bytes()
    form = {"title": "Ảnh", "files[]": SimpleUploadedFile(file, content)}
    response = admin_client.post(reverse("wagtailimages:add_multiple"), form)
    assert response.json()["success"], response.json()
    assert SiteImage.objects.get().file.name.rpartition(".")[2] in {"jpg", "webp", "png"}


def test_the_upload_field_lets_people_choose_the_files_of_phones(admin_client) -> None:
    home_page()
    page = admin_client.get(reverse("wagtailimages:add_multiple")).content.decode()
    assert "heic" in page
    assert "jfif" in page


def test_lists_go_on_without_a_broken_picture(client) -> None:
    broken = [
        SiteImageFactory(file=ContentFile((FILES / "gray16.png").read_bytes(), name="a.png")),
        SiteImageFactory(file=ContentFile(encoded("L", "JPEG", (600, 400))[:-500], name="b.jpg")),
        SiteImageFactory(file=ContentFile(encoded("1", "PNG"), name="c.png")),
        SiteImageFactory(),
        SiteImageFactory(),
    ]
    # What was fine when it came in may not stay so.
    with broken[2].file.storage.open(broken[2].file.name, "wb") as file:
        file.write((FILES / "bomb.png").read_bytes())
    lost = broken[3]
    lost.file.storage.delete(lost.file.name)
    articles = [ArticleFactory(lead_image=image) for image in broken]
    gallery = GalleryFactory(photos=broken, lead_image=broken[1])
    addresses = ["/", articles[0].section.url, gallery.url, gallery.get_parent().url]
    addresses += [article.url for article in articles]
    addresses += [f"{gallery.url}anh/{photo.pk}/" for photo in gallery.photos.all()]
    for _ in range(2):
        for address in addresses:
            assert client.get(address).status_code == 200, address
        # The same again with what could be made; a file that is missing may come back, and is tried again.
        for _attempt in range(3):
            make_due()
            work_off()
    states = {image.pk: image.rendition_state for image in SiteImage.objects.all()}
    assert [states[image.pk] for image in broken] == ["done", "failed", "failed", "failed", "done"]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("ảnh.jpg", "jpeg", "ảnh.jpg"),
        ("ảnh.JPEG", "jpeg", "ảnh.JPEG"),
        ("ảnh.jfif", "jpeg", "ảnh.jpg"),
        ("ảnh", "webp", "ảnh.webp"),
        ("Hội nghị 12.3", "png", "Hội nghị 12.png"),
        ("Hội nghị. Khai mạc", "png", "Hội nghị. Khai mạc.png"),
    ],
)
def test_names_follow_the_kind(name: str, kind: str, expected: str) -> None:
    assert named_by_content(name, kind) == expected
