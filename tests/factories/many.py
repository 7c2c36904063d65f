"""Many pages at once, where a list has to be long."""

from __future__ import annotations

from datetime import date

from documents.models import LegalDocumentPage
from documents.validity.spans import write_spans
from news.models import ArticlePage, SectionPage
from pages.bulk import ChildWriter
from tests.factories.documents import DocumentTypeFactory, IssuingBodyFactory, any_library
from tests.factories.news import any_section


def many_articles(count: int, parent: SectionPage | None = None, **fields: object) -> list[ArticlePage]:
    """Articles "Bài 0000", "Bài 0001" …; a field may be a function of the number."""
    section = parent or any_section()
    pages = [
        ArticlePage(title=f"Bài {number:04}", section=section, **_values(fields, number))
        for number in range(count)
    ]
    ChildWriter(section).create(pages)
    return pages


def many_documents(count: int, **fields: object) -> list[LegalDocumentPage]:
    """Documents "Văn bản 0000" …, numbered, in force since 2017."""
    common = {
        "document_type": DocumentTypeFactory(),
        "issuer": IssuingBodyFactory(),
        "issued_on": date(2017, 1, 20),
        "effective_on": date(2017, 2, 1),
        "number": lambda number: f"{number + 1}/KH-TLĐ",
    }
    pages = [
        LegalDocumentPage(title=f"Văn bản {number:04}", **_values(common | fields, number))
        for number in range(count)
    ]
    for page in pages:
        page.normalise()
    ChildWriter(any_library()).create(pages)
    write_spans(page.pk for page in pages)
    return pages


def _values(fields: dict[str, object], number: int) -> dict[str, object]:
    return {name: value(number) if callable(value) else value for name, value in fields.items()}
