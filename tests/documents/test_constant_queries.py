"""What is asked of the library costs the same number of queries, however large the library is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import (
    Citation,
    CollectionMember,
    DocumentCollectionPage,
    DocumentFile,
    DocumentRelation,
    LegalDocumentPage,
)
from tests.factories import (
    AttachmentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    home_page,
    many_documents,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 12, 60
KINDS = ("replaces", "amends", "abolishes", "suspends", "based_on", "related")


def fill(count):
    """Documents with a file, a field, relations and citations each, and a collection of all of them."""
    types = [DocumentTypeFactory(name=f"Loại {n}") for n in range(count // 6)]
    bodies = [IssuingBodyFactory(name="Trung ương")]
    bodies += [IssuingBodyFactory(name=f"Cơ quan {n}", parent=bodies[0]) for n in range(count // 6)]
    documents = many_documents(
        count,
        document_type=lambda n: types[n % len(types)],
        issuer=lambda n: bodies[n % len(bodies)],
        text=lambda n: "Điều 1." if n % 2 else "",
    )
    attachment, first, field = AttachmentFactory(), documents[0], FieldFactory()
    DocumentFile.objects.bulk_create(DocumentFile(page=page, attachment=attachment) for page in documents)
    through = LegalDocumentPage.fields.through
    through.objects.bulk_create(
        through(legaldocumentpage_id=page.pk, field_id=field.pk) for page in documents
    )
    DocumentRelation.objects.bulk_create(
        DocumentRelation(page=page, target=target, relation_type=KINDS[n % len(KINDS)])
        for n, page in enumerate(documents[1:])
        for target in (first, documents[n])
        if target != page and (target != first or n)
    )
    Citation.objects.bulk_create(
        Citation(source_id=page.pk, number_key=first.number_key, raw=first.number, target=first)
        for page in documents[1:]
    )
    collection = DocumentCollectionPage(title="Bộ", slug="bo")
    first.get_parent().add_child(instance=collection)
    CollectionMember.objects.bulk_create(
        CollectionMember(page=collection, document=page) for page in documents
    )
    return first


def queries(client, address):
    def ask():
        response = client.get(address)
        assert response.status_code == 200
        return b"".join(response.streaming_content) if response.streaming else response.content

    # The first request fills what belongs to the process, the catalogue among it.
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return [query["sql"] for query in captured.captured_queries]


ADDRESSES = (
    "{library}?hieu_luc=in_force&sap_xep=so",
    "{library}?hieu_luc=in_force&co_quan=trung-uong&linh_vuc=tai-chinh-cong-doan&toan_van=co&tep=co",
    "{library}?ngay=2018-07-01&sap_xep=hieu-luc",
    "{library}?sap_xep=xem",
    "{library}?sap_xep=tai&trang=2",
    "{library}rss/?hieu_luc=in_force",
    "{library}csv/",
    "{library}xlsx/",
    "{library}bo/",
    "{library}bo/tai-tat-ca/",
    "{document}?ngay=2018-07-01",
    "{document}in/",
    "{document}vien-dan/",
    "{document}tin-bai/",
    "/api/documents/?page_size=10",
    "/api/documents/?status=in_force&as_at=2018-07-01&page_size=100",
    "/api/documents/{key}/",
    "/sitemap-1.xml",
)


def test_as_many_queries_for_few_as_for_many(client):
    asked = []
    for count in (FEW, MANY):
        document = fill(count)
        places = {"library": document.get_parent().url, "document": document.url, "key": document.pk}
        asked.append({address: queries(client, address.format(**places)) for address in ADDRESSES})
        for page in home_page().get_children():
            page.delete()
    few, many = ({address: len(statements) for address, statements in each.items()} for each in asked)
    assert many == few
