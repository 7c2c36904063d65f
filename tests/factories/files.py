from __future__ import annotations

import io

from django.core.files.base import ContentFile
from docx import Document
from factory.declarations import LazyFunction, Sequence
from factory.django import DjangoModelFactory
from PIL import ExifTags, Image
from wagtail.models import Collection

from attachments.models import Attachment
from images.models import SiteImage

HANOI = (ExifTags.GPS.GPSLatitude, (21.0, 1.0, 42.0))


def jpeg(
    size: tuple[int, int] = (60, 40), *, position: bool = False, orientation: int | None = None
) -> bytes:
    """A photograph; with where it was taken, and with how the camera was held, if wanted."""
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Camera"
    if orientation is not None:
        exif[ExifTags.Base.Orientation] = orientation
    if position:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef] = "N"
        gps[HANOI[0]] = HANOI[1]
        exif[ExifTags.Base.GPSInfo] = gps
    stored = io.BytesIO()
    Image.new("RGB", size, "#204080").save(stored, "JPEG", exif=exif)
    return stored.getvalue()


def pdf(filling: int = 0) -> bytes:
    """What begins and ends like a PDF, `filling` bytes longer than it has to be."""
    return b"%PDF-1.4\n" + b"0123456789" * (filling // 10) + b"\n%%EOF\n"


def docx(text: str = "Nội dung") -> bytes:
    stored = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(stored)
    return stored.getvalue()


def default_collection() -> Collection:
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


class SiteImageFactory(DjangoModelFactory[SiteImage]):
    title = Sequence(lambda n: f"Ảnh {n}")
    collection = LazyFunction(default_collection)
    file = Sequence(lambda n: ContentFile(jpeg(), name=f"anh-{n}.jpg"))

    class Meta:
        model = SiteImage


class AttachmentFactory(DjangoModelFactory[Attachment]):
    title = Sequence(lambda n: f"Tệp {n}")
    collection = LazyFunction(default_collection)
    file = Sequence(lambda n: ContentFile(pdf(100), name=f"tệp số {n}.pdf"))

    class Meta:
        model = Attachment
