"""The documents of the library as imports compare them with new ones."""

from __future__ import annotations

from documents.identity import Identity, Register
from documents.models import LegalDocumentPage
from documents.names import name_key

__all__ = ["register_of_library"]


def register_of_library() -> Register:
    """The numbered documents of the whole library, issuers and types by the keys of their names."""
    register = Register()
    documents = LegalDocumentPage.objects.exclude(number_key="")
    for number, issuer, type_name, issued_on, source_id, title in documents.values_list(
        "number", "issuer__name", "document_type__name", "issued_on", "source_id", "title"
    ):
        identity = Identity.of(number, name_key(issuer or ""), name_key(type_name or ""), issued_on)
        register.add(identity, source_id or title)
    return register
