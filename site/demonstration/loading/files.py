"""Pictures, which lie ready, and files, which are written on the spot."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile
from wagtail.models import Collection

from attachments.models import Attachment
from demonstration.blocks import AttachmentBlock
from demonstration.bundle import Content
from demonstration.paperwork import make_attachment, make_document_file, make_former_file
from demonstration.records import FileSpec, LegalDocument
from images.models import SiteImage

__all__ = ["FileLoader"]


class FileLoader:
    """Hands out the same picture for the same key; files are made where they are asked for."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.collection = Collection.get_first_root_node()
        self.pictures: dict[str, SiteImage] = {}

    def picture(self, key: str) -> SiteImage:
        """The picture of that key. Raises KeyError where the content has none."""
        if key not in self.pictures:
            picture, path = self.content.pictures[key], self.content.picture_file(key)
            self.pictures[key] = SiteImage.objects.create(
                title=picture.title,
                description=picture.alt,
                credit=self.content.site.name,
                file=ContentFile(path.read_bytes(), name=path.name),
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
