"""A large library: documents of many types, bodies, years, with files, relations and counts."""

from __future__ import annotations

import random
from datetime import date, timedelta

from counters.models import Total
from documents.models import (
    DocumentFile,
    DocumentRelation,
    DocumentType,
    Field,
    IssuingBody,
    LegalDocumentPage,
    Signer,
)
from tests.factories import AttachmentFactory, many_documents

__all__ = ["fill"]

TYPES = ("CT", "QĐ", "NQ", "HD", "KH", "TB", "BC", "KL", "QC", "CTr", "ĐA", "CV")
FIRST_DAY = date(2000, 1, 1)
DAYS = 9_600
BATCH = 10_000


def fill(count: int) -> None:
    """Make the documents; the same every time."""
    chance = random.Random(7)
    types = [DocumentType.objects.create(name=f"Loại {short}", abbreviation=short) for short in TYPES]
    roots = [IssuingBody.objects.create(name=f"Cơ quan {n}") for n in range(6)]
    bodies = roots + [
        IssuingBody.objects.create(name=f"Đơn vị {n}", parent=roots[n % len(roots)]) for n in range(60)
    ]
    signers = [Signer.objects.create(name=f"Người ký {n}") for n in range(250)]
    fields = [Field.objects.create(name=f"Lĩnh vực {n}") for n in range(20)]
    documents: list[LegalDocumentPage] = []
    for start in range(0, count, BATCH):
        days = [FIRST_DAY + timedelta(chance.randrange(DAYS)) for _ in range(BATCH)]
        documents += many_documents(
            min(BATCH, count - start),
            number=lambda n, start=start: f"{start + n + 1}/{TYPES[n % len(TYPES)]}-TLĐ",
            document_type=lambda n: types[n % len(types)],
            issuer=lambda _n: chance.choice(bodies),
            signer=lambda _n: chance.choice(signers),
            issued_on=lambda n, days=days: days[n],
            effective_on=lambda n, days=days: days[n] + timedelta(15) if n % 9 else None,
            expires_on=lambda n, days=days: days[n] + timedelta(4000) if n % 7 == 0 else None,
            posted_on=lambda n, days=days: days[n] + timedelta(20),
            text=lambda n: "Điều 1. Phạm vi điều chỉnh. " * 40 if n % 3 else "",
        )
    _hang_on(documents, fields, chance)


def _hang_on(documents: list[LegalDocumentPage], fields: list[Field], chance: random.Random) -> None:
    attachment = AttachmentFactory()
    DocumentFile.objects.bulk_create(
        [DocumentFile(page=page, attachment=attachment) for page in documents[::2]], batch_size=5000
    )
    through = LegalDocumentPage.fields.through
    through.objects.bulk_create(
        [
            through(legaldocumentpage_id=page.pk, field_id=field.pk)
            for page in documents
            for field in chance.sample(fields, 1 + page.pk % 2)
        ],
        batch_size=5000,
    )
    DocumentRelation.objects.bulk_create(
        [
            DocumentRelation(page=page, target=chance.choice(documents), relation_type="replaces")
            for page in documents[::10]
        ],
        batch_size=5000,
    )
    Total.objects.bulk_create(
        [
            Total(page_id=page.pk, countable=kind, file_id=0, count=chance.randrange(20_000))
            for page in documents[::2]
            for kind in ("view", "archive")
        ],
        batch_size=5000,
    )
