"""Documents as records. The number of queries does not depend on how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse

from attachments.secrecy import hidden_from
from counters.totals import PageTotals, totals_for
from documents.catalogue import current
from documents.catalogue.issuers import IssuerTree
from documents.models import DocumentFile, DocumentType, IssuingBody, LegalDocumentPage, Signer
from documents.numbers import parse_number
from documents.public.api.records import (
    CountersRecord,
    DocumentRecord,
    FieldRecord,
    FileRecord,
    IssuerRecord,
    LinkRecord,
    NumberRecord,
    RelationRecord,
    SignerRecord,
    TypeRecord,
)
from documents.public.api.relations import link, relation_records
from documents.validity.verdicts import Verdict, verdicts
from extraction.models import Extraction

__all__ = ["describe"]


def describe(request: HttpRequest, documents: Sequence[LegalDocumentPage], on: date) -> list[DocumentRecord]:
    """The records of documents loaded as for rows, with their validity on that day."""
    if not documents:
        return []
    prefetch_related_objects(documents, "fields", "signer")
    totals = totals_for([document.pk for document in documents])
    judged = verdicts(documents, on)
    relations = relation_records(request, documents)
    files = _files(request, documents)
    tree = current.words().issuers
    return [
        _record(
            request,
            document,
            judged[document.pk],
            tree,
            relations.get(document.pk, []),
            files.get(document.pk, []),
            totals[document.pk],
        )
        for document in documents
    ]


def _record(
    request: HttpRequest,
    document: LegalDocumentPage,
    verdict: Verdict,
    tree: IssuerTree,
    relations: list[RelationRecord],
    files: list[FileRecord],
    counts: PageTotals,
) -> DocumentRecord:
    kind, signer = document.document_type, document.signer
    return DocumentRecord(
        id=document.pk,
        url=document.get_full_url(request) or "",
        api_url=request.build_absolute_uri(reverse("document_api", args=[document.pk])),
        number=document.number,
        number_parsed=_number(document.number),
        type=_type(kind) if kind else None,
        title=document.title,
        abstract=document.abstract,
        issuer=_issuer(document.issuer, tree) if document.issuer else None,
        fields=[FieldRecord(name=field.name, slug=field.slug) for field in document.fields.all()],
        signer=_signer(signer, document.signer_position) if signer else None,
        issued_on=document.issued_on,
        effective_on=document.effective_on,
        expires_on=document.expires_on,
        posted_on=document.posted_on,
        status=verdict.status,
        reason=verdict.reason,
        since=verdict.since,
        cause=_cause(request, verdict),
        relations=relations,
        files=files,
        has_text=document.has_text,
        counters=CountersRecord(views=counts.views, downloads=counts.downloads),
    )


def _number(text: str) -> NumberRecord | None:
    parts = parse_number(text)
    if parts is None:
        return None
    return NumberRecord(
        number=parts.number,
        suffix=parts.suffix,
        year=parts.year,
        type=parts.type_abbreviation,
        issuer=parts.issuer_abbreviation,
        style=parts.style,
    )


def _type(kind: DocumentType) -> TypeRecord:
    return TypeRecord(name=kind.name, slug=kind.slug, abbreviation=kind.abbreviation)


def _signer(signer: Signer, position: str) -> SignerRecord:
    return SignerRecord(id=signer.pk, name=signer.name, position=position)


def _issuer(body: IssuingBody, tree: IssuerTree) -> IssuerRecord:
    path = [above.name for above in tree.path(body.pk)]
    return IssuerRecord(name=body.name, slug=body.slug, abbreviation=body.abbreviation, path=path)


def _cause(request: HttpRequest, verdict: Verdict) -> LinkRecord | None:
    return link(request, verdict.cause) if verdict.cause else None


def _files(request: HttpRequest, documents: Sequence[LegalDocumentPage]) -> dict[int, list[FileRecord]]:
    urls = {document.pk: document.get_full_url(request) or "" for document in documents}
    public = DocumentFile.objects.filter(page__in=urls).exclude(hidden_from(None, "attachment__"))
    files = list(public.select_related("attachment"))
    pages = dict(
        Extraction.objects.filter(attachment__in=[file.attachment_id for file in files]).values_list(
            "attachment_id", "page_count"
        )
    )
    found: defaultdict[int, list[FileRecord]] = defaultdict(list)
    for file in files:
        found[file.page_id].append(_file(file, urls[file.page_id], pages.get(file.attachment_id)))
    return found


def _file(file: DocumentFile, page_url: str, pages: int | None) -> FileRecord:
    attachment = file.attachment
    is_shown = attachment.file_extension.lower() == "pdf"
    return FileRecord(
        id=file.pk,
        title=str(file),
        role=file.role,
        name=attachment.download_name,
        content_type=attachment.content_type,
        size=attachment.file_size,
        pages=pages or None,
        sha256=attachment.sha256,
        url=f"{page_url}tep/{file.pk}/",
        view_url=f"{page_url}xem/{file.pk}/" if is_shown else None,
    )
