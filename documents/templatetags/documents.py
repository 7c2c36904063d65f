from __future__ import annotations

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage
from documents.structured_data import document_data
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


@register.filter
def validity_label(validity: str) -> str:
    """A `ValidityStatus` value in words."""
    return str(ValidityStatus(validity).label)
