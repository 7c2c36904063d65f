from __future__ import annotations

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.structured_data import document_data
from documents.validity import Verdict
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
