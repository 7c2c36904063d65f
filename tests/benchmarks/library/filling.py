"""A large library: documents of many types, bodies and years. The same every time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from documents.models import DocumentType, Field, IssuingBody, LegalDocumentPage, LibraryPage, Signer
from documents.validity.spans import write_spans
from tests.benchmarks.library.hanging import hang_on
from tests.benchmarks.library.surroundings import surround
from tests.factories import home_page, many_documents, restrict

__all__ = ["fill"]

TYPES: Final = ("CT", "QĐ", "NQ", "HD", "KH", "TB", "BC", "KL", "QC", "CTr", "ĐA", "CV")
FIRST_DAY: Final = date(2000, 1, 1)
DAYS: Final = 9_600
BATCH: Final = 10_000
# Of documents: one in so many is a draft.
DRAFTS: Final = 100
TEXT: Final = "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của văn bản này. " * 20


@dataclass(frozen=True, slots=True)
class Words:
    """Three hundred bodies in three levels, and the other words of a library."""

    types: list[DocumentType]
    bodies: list[IssuingBody]
    signers: list[Signer]
    fields: list[Field]


def fill(count: int) -> None:
    """Make the documents and all that hangs on them."""
    home_page()
    chance, words = random.Random(7), _words()
    documents: list[LegalDocumentPage] = []
    for start in range(0, count, BATCH):
        documents += _documents(start, min(BATCH, count - start), words, chance)
    LegalDocumentPage.objects.filter(pk__in=[page.pk for page in documents[7::DRAFTS]]).update(live=False)
    hang_on(documents, words.fields, chance)
    write_spans(page.pk for page in documents)
    for page in documents[50:52]:
        restrict(page)
    surround(LibraryPage.objects.get(), documents, chance)


def _words() -> Words:
    roots = [IssuingBody.objects.create(name=f"Cơ quan trung ương {n}") for n in range(3)]
    middle = [
        IssuingBody.objects.create(name=f"Liên đoàn {n}", parent=roots[n % len(roots)]) for n in range(60)
    ]
    lowest = [
        IssuingBody.objects.create(name=f"Công đoàn ngành {n}", parent=middle[n % len(middle)])
        for n in range(237)
    ]
    types = [DocumentType(name=f"Loại {short}", abbreviation=short) for short in TYPES]
    for kind in types:
        kind.has_validity = kind.abbreviation not in {"CV", "TB"}
        kind.save()
    return Words(
        types,
        [*roots, *middle, *lowest],
        [Signer.objects.create(name=f"Người ký {n}") for n in range(250)],
        [Field.objects.create(name=f"Lĩnh vực {n}") for n in range(20)],
    )


def _documents(start: int, count: int, words: Words, chance: random.Random) -> list[LegalDocumentPage]:
    days = [FIRST_DAY + timedelta(chance.randrange(DAYS)) for _ in range(count)]
    return many_documents(
        count,
        number=lambda n: f"{start + n + 1}/{TYPES[n % len(TYPES)]}-TLĐ",
        document_type=lambda n: words.types[n % len(TYPES)],
        issuer=lambda _n: chance.choice(words.bodies),
        signer=lambda _n: chance.choice(words.signers),
        abstract=lambda n: f"Về việc thực hiện chương trình công tác lần thứ {start + n}",
        issued_on=lambda n: days[n],
        effective_on=lambda n: days[n] + timedelta(15) if n % 9 else None,
        expires_on=lambda n: days[n] + timedelta(4000) if n % 7 == 0 else None,
        posted_on=lambda n: days[n] + timedelta(20),
        text=lambda n: TEXT if n % 3 else "",
    )
