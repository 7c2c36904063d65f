"""What hangs on the documents of a large library: files, relations, citations, counts."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from django.core.files.base import ContentFile
from django.db import models

from attachments.models import Attachment
from counters.models import Total
from documents.enums import RelationType
from documents.models import Citation, DocumentFile, DocumentRelation, Field, LegalDocumentPage
from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from tests.extraction.samples import pdf
from tests.factories import AttachmentFactory
from tests.factories.files import default_collection

__all__ = ["MANY", "REAL_FILES", "hang_on"]

# The first documents have files that are really there; of the others only the records are.
REAL_FILES: Final = 60
# Relations of the one document that has many, and documents that cite it.
MANY: Final = 200
AT_ONCE: Final = 5_000
CITATIONS: Final = 3
KINDS: Final = (
    *[RelationType.BASED_ON] * 8, *[RelationType.REPLACES] * 6, *[RelationType.AMENDS] * 6,
    *[RelationType.GUIDES] * 4, *[RelationType.RELATED] * 4, RelationType.ABOLISHES, RelationType.SUSPENDS,
)  # fmt: skip


def hang_on(documents: Sequence[LegalDocumentPage], fields: Sequence[Field], chance: random.Random) -> None:
    """Files on two in three documents, relations on three in ten, three citations on each."""
    _write(_files(documents))
    through = LegalDocumentPage.fields.through
    _write(
        through(legaldocumentpage_id=page.pk, field_id=field.pk)
        for page in documents
        for field in chance.sample(fields, 1 + page.pk % 2)
    )
    _write(_relations(documents, chance))
    _write(_citations(documents, chance))
    _write(
        Total(page_id=page.pk, countable=kind, file_id=0, count=chance.randrange(20_000))
        for page in documents[::2]
        for kind in ("view", "archive")
    )


def _write(rows: Iterable[models.Model]) -> None:
    remaining = iter(rows)
    while some := list(islice(remaining, AT_ONCE)):
        type(some[0])._default_manager.bulk_create(some)


def _files(documents: Sequence[LegalDocumentPage]) -> Iterator[DocumentFile]:
    collection, content = default_collection(), pdf(*["Điều 1. Nội dung của trang."] * 10)
    with_file = [page for number, page in enumerate(documents) if number % 3]
    attachments = [
        AttachmentFactory(file=ContentFile(content + b"\n%%%d" % page.pk, name=f"van-ban-{page.pk}.pdf"))
        for page in with_file[:REAL_FILES]
    ]
    recorded = [
        Attachment(
            title=page.number,
            file=f"documents/van-ban-{page.pk}.pdf",
            original_name=f"{page.number}.pdf".replace("/", "-"),
            file_size=200_000,
            sha256=hashlib.sha256(str(page.pk).encode()).hexdigest(),
            collection=collection,
        )
        for page in with_file[REAL_FILES:]
    ]
    _write(recorded)
    _read(recorded, [Extraction.objects.get(attachment=attachment) for attachment in attachments])
    for page, attachment in zip(with_file, [*attachments, *recorded], strict=True):
        yield DocumentFile(page=page, attachment=attachment)


def _read(recorded: Sequence[Attachment], queued: list[Extraction]) -> None:
    """Their texts, four in five of them; the others are scans nobody could read."""
    Extraction.objects.filter(pk__in=[row.pk for row in queued]).update(
        state=ExtractionState.DONE, page_count=10
    )
    rows = [
        Extraction(attachment=attachment, sha256=attachment.sha256, state=ExtractionState.DONE, page_count=1)
        for attachment in recorded
    ]
    _write(rows)
    _write(
        ExtractedPage(extraction=row, number=1, text="Điều 1. Phạm vi điều chỉnh của văn bản." * 10)
        for number, row in enumerate([*queued, *rows])
        if number % 5
    )


def _relations(documents: Sequence[LegalDocumentPage], chance: random.Random) -> Iterator[DocumentRelation]:
    for page in documents[1::10]:
        yield DocumentRelation(
            page=page,
            relation_type=RelationType.BASED_ON,
            target_text="Luật Công đoàn số 50/2024/QH15 ngày 27 tháng 11 năm 2024",
        )
    for page in (*documents[2::10], *documents[5::10]):
        kind = chance.choice(KINDS)
        yield DocumentRelation(
            page=page,
            relation_type=kind,
            target=chance.choice(documents[6:]),
            scope="Điều 3" if chance.random() < 0.2 else "",
            abolishes_clauses=kind is RelationType.AMENDS and chance.random() < 0.3,
            ends_on=date(2027, 1, 1) + timedelta(page.pk) if kind is RelationType.SUSPENDS else None,
        )
    for page in documents[6 : 6 + MANY]:
        yield DocumentRelation(page=page, relation_type=RelationType.GUIDES, target=documents[4])


def _citations(documents: Sequence[LegalDocumentPage], chance: random.Random) -> Iterator[Citation]:
    """One in ten names what the library does not have."""
    for page in documents:
        for target in (documents[chance.randrange(len(documents))] for _ in range(CITATIONS)):
            missing = chance.random() < 0.1
            number = f"{chance.randrange(3000)}/2010/NĐ-CP" if missing else target.number
            yield Citation(
                source_id=page.pk,
                number_key=number.lower().replace("-", ""),
                raw=number,
                year=0 if missing else target.issue_year,
                target=None if missing else target,
            )
    for page in documents[6 : 6 + MANY]:
        yield Citation(
            source_id=page.pk,
            number_key=documents[4].number_key,
            raw=documents[4].number,
            target=documents[4],
        )
