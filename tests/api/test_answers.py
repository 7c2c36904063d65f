"""What programs get is what the published description says, of every address and every status."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from documents.lifecycle.actions import replace_file
from documents.models import DocumentRelation, Signer
from documents.provisions.recording import record
from tests.api.contract import Contract
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    GalleryFactory,
    IssuingBodyFactory,
    pdf,
)
from tests.factories.intake import read_as

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made_places(shared_content):
    """What stands in addresses: pages of each kind, and digests of files."""
    old = DocumentFactory(
        title="Quy chế lương tối thiểu",
        number="65/HD-TLĐ",
        text="Điều 1. Phạm vi điều chỉnh",
        document_type=DocumentTypeFactory(name="Hướng dẫn", abbreviation="HD"),
        issuer=IssuingBodyFactory(name="Ban Tài chính", parent=IssuingBodyFactory(name="Tổng Liên đoàn")),
        issued_on=date(2017, 1, 20),
        effective_on=date(2017, 2, 1),
        expires_on=date(2030, 1, 1),
        signer=Signer.objects.create(name="Nguyễn Văn A"),
        signer_position="Phó Chủ tịch",
        fields=[FieldFactory(name="Tài chính")],
        files=[AttachmentFactory(file=ContentFile(pdf(100), name="cũ.pdf"))],
    )
    old.save_revision().publish()
    former = old.files.get().attachment.sha256
    corrected = AttachmentFactory(file=ContentFile(pdf(200), name="mới.pdf"), file_size=len(pdf(200)))
    read_as(corrected, "Trang một", "Mức lương của đoàn viên ở vùng sâu")
    replace_file(old.files.get(), corrected, user=User.objects.create_user("thuthu"), reason="Thiếu trang")
    record([old.pk])
    new = DocumentFactory(title="Quy chế lương", number="Không số", effective_on=date(2024, 2, 1))
    new.relations = [
        DocumentRelation(target=old, relation_type="replaces", scope="Điều 2"),
        DocumentRelation(relation_type="based_on", target_text="Luật", target_url="https://vbpl.vn/"),
    ]
    new.save_revision().publish()
    file = AttachmentFactory()
    article = ArticleFactory(
        title="Đoàn viên bàn về lương",
        tags=["lương"],
        body=[{"type": "attachment", "value": {"file": file.pk, "title": "Biểu mẫu"}}],
    )
    return {
        "old": old.pk,
        "new": new.pk,
        "article": article.pk,
        "gallery": GalleryFactory(title="Ảnh lương thưởng", photos=2).pk,
        "current": corrected.sha256,
        "former": former,
        "unknown": "0" * 64,
    }


@pytest.fixture
def places(made_places, db):
    return made_places


@pytest.fixture
def contract(client):
    return Contract(client.get("/api/openapi.json").json())


ANSWERED = [
    "/api/documents/",
    "/api/documents/?page_size=1",
    "/api/documents/?page_size=1&page=2&sort=number",
    "/api/documents/?page=99",
    "/api/documents/?number=65+hd+tld&as_at=2019-01-01",
    "/api/documents/?status=in_force&as_at=2018-06-01&has_file=true&has_text=1",
    "/api/documents/?type=huong-dan&issuer=Tổng Liên đoàn&field=tai-chinh&year=2017",
    "/api/documents/?loai=huong-dan&sap_xep=views",
    "/api/documents/{old}/",
    "/api/documents/{old}/?as_at=2016-01-01",
    "/api/documents/{new}/",
    "/api/documents/{old}/provisions/",
    "/api/documents/{new}/provisions/",
    "/api/files/{current}/",
    "/api/files/{former}/",
    "/api/files/{unknown}/",
    "/api/counters/{old}/",
    "/api/counters/{article}/",
    "/api/counters/{gallery}/",
    "/api/search/",
    "/api/search/?q=lương",
    "/api/search/?q=lương&facets=1",
    "/api/search/?q=lương&facets=1&kind=document&validity=replaced",
    "/api/search/?q=luong&marks=any&page_size=100&sort=newest",
    "/api/search/?q=65/HD-TLĐ&from=2017-01-01&to=31/12/2030",
    "/api/search/?q=vùng+sâu",
    "/api/search/?q=lươngg",
    "/api/search/?q=lương&page=9999",
    "/api/search/?q=lương&page_size=0&unknown=1",
    "/api/suggest/",
    "/api/suggest/?q=lư",
    "/api/suggest/?q=65",
    "/api/suggest/?q=quy+ch&unknown=1",
]
REFUSED = [
    ("/api/documents/?unknown=1", 400),
    ("/api/documents/?year=2017&year=2024", 400),
    ("/api/documents/?as_at=31/12/2024", 400),
    ("/api/documents/?page=99999999999999999999", 400),
    ("/api/documents/?page_size=101", 400),
    ("/api/documents/?number=%00", 400),
    ("/api/documents/?signer=99999999999999999999", 400),
    ("/api/documents/{old}/?as_at=x", 400),
    ("/api/documents/{old}/?unknown=1", 400),
    ("/api/documents/999999999/", 404),
    ("/api/documents/999999999/provisions/", 404),
    ("/api/documents/" + "9" * 400 + "/", 404),
    ("/api/files/abc/", 400),
    ("/api/files/" + "x" * 5000 + "/", 400),
    ("/api/counters/999999999/", 404),
    ("/api/counters/" + "9" * 400 + "/", 404),
    ("/api/search/?q=lương&kind=x", 400),
    ("/api/search/?q=lương&page=x&page_size=1e3", 400),
    ("/api/search/?q=lương&type=không-có", 400),
    ("/api/search/?q=lương&from=x&to=2020-02-30", 400),
    ("/api/search/?q=lương&sort=" + "9" * 5000, 400),
]


@pytest.mark.parametrize("address", ANSWERED)
def test_an_answer_is_as_described(client, places, contract, address):
    address = address.format(**places)
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert contract.faults(address, 200, response.json()) == []


@pytest.mark.parametrize(("address", "status"), REFUSED, ids=lambda value: str(value)[:50])
def test_a_refusal_is_as_described(client, places, contract, address, status):
    address = address.format(**places)
    response = client.get(address)
    assert response.status_code == status
    assert response.json()["error"]
    assert contract.faults(address, status, response.json()) == []
