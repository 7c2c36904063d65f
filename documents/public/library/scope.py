"""Which documents a list is of, before anything is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from documents.catalogue.catalogue import Catalogue
from documents.models import LegalDocumentPage
from documents.models.document_queryset import DocumentQuerySet

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents below a page that everybody may read; those that were issued by a day, if one is given.

    None are below no page. Said twice: as a query, and as places of the catalogue.
    """

    page: Page | None
    issued_by: date | None = None

    def documents(self) -> DocumentQuerySet:
        documents: DocumentQuerySet = LegalDocumentPage.objects.published()
        if self.page is None:
            return documents.none()
        below = documents.descendant_of(self.page)
        return below.exclude(issued_on__gt=self.issued_by) if self.issued_by else below

    def places(self, catalogue: Catalogue) -> int:
        if self.page is None:
            return 0
        below = catalogue.below(self.page.path)
        return below & catalogue.issued_by(self.issued_by) if self.issued_by else below
