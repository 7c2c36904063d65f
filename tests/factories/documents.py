from __future__ import annotations

from datetime import date

import wagtail_factories
from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from documents.models import (
    DocumentFile,
    DocumentType,
    Field,
    IssuingBody,
    LegalDocumentPage,
    LibraryPage,
)
from tests.factories.files import AttachmentFactory
from tests.factories.site import home_page


class DocumentTypeFactory(DjangoModelFactory[DocumentType]):
    name = "Hướng dẫn"

    class Meta:
        model = DocumentType
        django_get_or_create = ["name"]


class IssuingBodyFactory(DjangoModelFactory[IssuingBody]):
    name = "Tổng Liên đoàn Lao động Việt Nam"

    class Meta:
        model = IssuingBody
        django_get_or_create = ["name"]


class FieldFactory(DjangoModelFactory[Field]):
    name = "Tài chính công đoàn"

    class Meta:
        model = Field
        django_get_or_create = ["name"]


class LibraryFactory(wagtail_factories.PageFactory):
    title = "Văn bản"
    slug = ""
    parent = LazyFunction(home_page)

    class Meta:
        model = LibraryPage


def any_library() -> LibraryPage:
    return LibraryPage.objects.first() or LibraryFactory()


class DocumentFactory(wagtail_factories.PageFactory):
    """A document in force since 2017, with `files` files (a number of them, or attachments) and `fields`."""

    title = Sequence(lambda n: f"Văn bản số {n}")
    slug = ""
    parent = LazyFunction(any_library)
    number = Sequence(lambda n: f"{n + 1}/HD-TLĐ")
    document_type = SubFactory(DocumentTypeFactory)
    issuer = SubFactory(IssuingBodyFactory)
    issued_on = date(2017, 1, 20)
    effective_on = date(2017, 2, 1)

    class Meta:
        model = LegalDocumentPage

    @classmethod
    def _create(cls, model_class, *args, files=0, fields=(), **kwargs):
        document = super()._create(model_class, *args, **kwargs)
        attachments = [AttachmentFactory() for _ in range(files)] if isinstance(files, int) else files
        for position, attachment in enumerate(attachments):
            DocumentFile.objects.create(page=document, attachment=attachment, sort_order=position)
        if fields:
            document.fields = fields
            document.save()
        return model_class.objects.get(pk=document.pk)
