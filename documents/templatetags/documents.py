from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from documents.enums import WARNED, ValidityStatus
from documents.models import LegalDocumentPage
from documents.public.structured_data import document_data
from documents.public.viewer.addresses import viewer_path
from documents.public.viewer.covers import Cover, covers_of
from documents.public.viewer.file_reading import FileReading
from documents.validity.verdicts import Verdict
from pages.listing import PAGE_PARAMETER
from pages.structured_data import script

register = template.Library()


@register.simple_tag(takes_context=True)
def describe_document(context: RequestContext, document: LegalDocumentPage) -> SafeString:
    """The document for search engines. Uses `validity`, `field_list` and `file_list` of the context."""
    return script(
        document_data(
            document,
            url=document.full_url or "",
            validity=context["validity"],
            fields=context["field_list"],
            files=context["file_list"],
        )
    )


@register.simple_tag(takes_context=True)
def address_with(context: RequestContext, **changes: str) -> str:
    """The address of this page with some parameters changed, or taken out where empty; at the first page."""
    parameters = context["request"].GET.copy()
    parameters.pop(PAGE_PARAMETER, None)
    for name, value in changes.items():
        parameters.pop(name, None)
        if value:
            parameters[name] = value
    path = context["request"].path
    return f"{path}?{parameters.urlencode()}" if parameters else path


@register.filter
def of_document(found: dict[int, Verdict], document: LegalDocumentPage) -> Verdict | None:
    """One document's verdict out of many: `{% with verdict=verdicts|of_document:document %}`."""
    return found.get(document.pk)


@register.filter
def validity_label(validity: str) -> str:
    """A `ValidityStatus` value in words."""
    return str(ValidityStatus(validity).label)


@register.filter
def is_warning(validity: str) -> bool:
    """Whether a reader has to be told before opening the document: it holds no more, not yet, or in part."""
    return validity in WARNED


@register.simple_tag
def referenced_documents(body: StreamValue) -> Mapping[int, LegalDocumentPage]:
    """The documents named by blocks of a body that everybody may read, by id, each with `validity`.

    One query, however many there are.
    """
    named = [block.value["document"] for block in body if block.block_type == "document"]
    if not any(named):
        return {}
    documents = LegalDocumentPage.objects.published().with_validity(timezone.localdate()).for_rows()
    return documents.in_bulk([document.pk for document in named if document])


@register.filter
def among(
    document: LegalDocumentPage | None, found: Mapping[int, LegalDocumentPage]
) -> LegalDocumentPage | None:
    """The same document as it was found; None where it was not."""
    return found.get(document.pk) if document else None


@register.simple_tag
def reading_path(reading: FileReading, number: int, as_text: bool | None = None) -> str:
    """The address of another page of a file that is being read, relative to that of its document.

    What is sought stays; so does whether the text is read, unless `as_text` says otherwise.
    """
    shown_as_text = reading.is_text if as_text is None else as_text
    return viewer_path(reading.file.pk, number, reading.query, as_text=shown_as_text)


@register.simple_tag
def reading_base(document_url: str, reading: FileReading) -> str:
    """The address under which the pictures of a file's pages lie."""
    return document_url + viewer_path(reading.file.pk)


@register.filter
def words_data(reading: FileReading) -> str:
    """The folded words sought in a file, for the script that marks them on its pictures."""
    return json.dumps(reading.findings.words)


@register.simple_tag
def document_covers(documents: Iterable[LegalDocumentPage]) -> Mapping[int, Cover]:
    """First pages of the documents of a list, for `cover_of`; one query."""
    return covers_of(documents)


@register.filter
def cover_of(covers: Mapping[int, Cover], document: LegalDocumentPage) -> Cover | None:
    return covers.get(document.pk)
