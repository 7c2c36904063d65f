"""Content for tests: small, named after nobody, and made where it is needed. The site arises on first use."""

from __future__ import annotations

from tests.factories.documents import (
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    LibraryFactory,
)
from tests.factories.files import AttachmentFactory, SiteImageFactory, docx, jpeg, pdf
from tests.factories.many import many_articles, many_documents
from tests.factories.news import ArticleFactory, GalleryFactory, GalleryIndexFactory, SectionFactory
from tests.factories.site import home_page, restrict

__all__ = [
    "ArticleFactory",
    "AttachmentFactory",
    "DocumentFactory",
    "DocumentTypeFactory",
    "FieldFactory",
    "GalleryFactory",
    "GalleryIndexFactory",
    "IssuingBodyFactory",
    "LibraryFactory",
    "SectionFactory",
    "SiteImageFactory",
    "docx",
    "home_page",
    "jpeg",
    "many_articles",
    "many_documents",
    "pdf",
    "restrict",
]
