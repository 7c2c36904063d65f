"""What stands around a large library: news that cite it, a collection, the front page, a librarian."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from django.contrib.auth import get_user_model
from django.utils import timezone

from documents.models import (
    Citation,
    CollectionMember,
    DocumentCollectionPage,
    FileVersion,
    LegalDocumentPage,
    LibraryPage,
)
from search.content import Kind
from search.models import SearchEntry
from tests.factories import home_page, many_articles

__all__ = ["SUPERSEDED", "surround"]

IN_COLLECTION: Final = 50
SUPERSEDED: Final = "f" * 64
BLOCKS: Final = {
    "lead_stories": {"articles": [], "count": 5},
    "latest_news": {"heading": "", "count": 8},
    "documents": {"heading": "", "count": 10, "sort": "posted"},
    "most_read": {"heading": "", "days": 30, "count": 5},
    "statistics": {"heading": ""},
}


def surround(library: LibraryPage, documents: Sequence[LegalDocumentPage], chance: random.Random) -> None:
    """One article for a hundred documents, citing two of them each."""
    articles = many_articles(max(1, len(documents) // 100), display_date=lambda _n: timezone.now())
    Citation.objects.bulk_create(
        Citation(source_id=article.pk, number_key=target.number_key, raw=target.number, target=target)
        for article in articles
        for target in (*chance.sample(documents, 1), documents[4])
    )
    SearchEntry.objects.bulk_create(
        SearchEntry(page_id=article.pk, kind=Kind.ARTICLE, title=article.title, listed_at=article.pk)
        for article in articles
    )
    file = documents[1].files.get()
    FileVersion.objects.create(
        page=documents[1],
        file=file,
        number=1,
        name="cu.pdf",
        sha256=SUPERSEDED,
        replaced_at=timezone.now(),
    )
    collection = DocumentCollectionPage(title="Bộ văn bản", slug="bo-van-ban")
    library.add_child(instance=collection)
    with_file = [page for number, page in enumerate(documents) if number % 3]
    CollectionMember.objects.bulk_create(
        CollectionMember(page=collection, document=page, sort_order=place)
        for place, page in enumerate(with_file[:IN_COLLECTION])
    )
    home = home_page()
    home.body = [{"type": kind, "value": value} for kind, value in BLOCKS.items()]
    home.save()
    get_user_model().objects.create_superuser("staff", "staff@example.org", "staff")
