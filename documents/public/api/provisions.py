"""The provisions of a document as records."""

from __future__ import annotations

from django.http import HttpRequest

from documents.enums import ProvisionKind
from documents.models import LegalDocumentPage
from documents.public.api.records import ProvisionRecord, ProvisionsAnswer

__all__ = ["describe_provisions"]


def describe_provisions(request: HttpRequest, page: LegalDocumentPage) -> ProvisionsAnswer:
    """All of them, in the order of the text. One statement."""
    address = page.get_full_url(request)
    rows = list(page.provisions.order_by("order"))
    places = {row.pk: row.order for row in rows}
    return ProvisionsAnswer(
        id=page.pk,
        url=address,
        provisions=[
            ProvisionRecord(
                order=row.order,
                parent=places[row.parent_id] if row.parent_id else None,
                kind=ProvisionKind(row.kind),
                number=row.number,
                title=row.title,
                text=row.text,
                page=row.page,
                url=f"{address}{row.path}/" if row.path else None,
            )
            for row in rows
        ],
    )
