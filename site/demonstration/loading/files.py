"""Pictures and files, drawn and written on the spot."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context

from django.core.files.base import ContentFile
from wagtail.models import Collection

from attachments.models import Attachment
from demonstration.blocks import AttachmentBlock
from demonstration.bundle import Content
from demonstration.paperwork import make_attachment, make_document_file, make_former_file
from demonstration.pictures import draw_picture
from demonstration.records import FileSpec, LegalDocument, PictureSpec
from images.models import SiteImage

__all__ = ["FileLoader"]


def draw_all(specs: Iterable[PictureSpec]) -> dict[str, bytes]:
    """Draw every picture, on all cores: nearly all of the time a demonstration takes goes here."""
    wanted = list(specs)
    # A fresh process each, since a forked one would share this one's database connection.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        drawn = processes.map(draw_picture, wanted, chunksize=4)
        return {spec.key: picture for spec, picture in zip(wanted, drawn, strict=True)}


class FileLoader:
    """Hands out the same picture for the same key; files are made where they are asked for."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.drawn = draw_all(content.pictures.values())
        self.collection = Collection.get_first_root_node()
        self.pictures: dict[str, SiteImage] = {}

    def picture(self, key: str) -> SiteImage:
        """The picture of that key. Raises KeyError where the content has none."""
        if key not in self.pictures:
            spec = self.content.pictures[key]
            self.pictures[key] = SiteImage.objects.create(
                title=spec.title,
                description=spec.alt,
                credit=self.content.site.name,
                file=ContentFile(self.drawn[key], name=f"{key}.jpg"),
                collection=self.collection,
            )
        return self.pictures[key]

    def attachment(self, block: AttachmentBlock, made: datetime) -> Attachment:
        return self._attachment(block.title, block.filename, make_attachment(block, self.content, made))

    def document_file(self, document: LegalDocument, spec: FileSpec) -> Attachment:
        return self._attachment(spec.title, spec.filename, make_document_file(document, spec, self.content))

    def first_file(self, document: LegalDocument, spec: FileSpec) -> Attachment:
        """The file that the document was published with: with its misprint where it had one."""
        if spec.misprint is None:
            return self.document_file(document, spec)
        former = make_former_file(document, spec, self.content)
        return self._attachment(spec.title, spec.filename, former)

    def _attachment(self, title: str, name: str, content: bytes) -> Attachment:
        attachment = Attachment(title=title, collection=self.collection, file=ContentFile(content, name=name))
        attachment.full_clean()
        attachment.file_size = len(content)
        attachment.save()
        attachment.get_file_hash()
        return attachment
