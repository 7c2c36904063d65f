"""Fill the site of the settings: `python -m tests.benchmarks.pages.filling ARTICLES`.

The demonstration is there already. Writes the addresses to be asked as JSON, by their names.
"""

# The settings have to be known before anything of the site is imported.
# ruff: noqa: E402

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.db import connection
from django.utils import timezone

from documents.models import DocumentFile, LegalDocumentPage, LibraryPage
from news.models import ArticlePage, GalleryPage, SectionPage
from tests.factories import many_articles, many_documents

BATCH: Final = 5_000
# Of each kind so many are asked in turn.
ASKED: Final = 5
PARAGRAPH: Final = (
    "<p>Ban Chấp hành công đoàn cơ sở đã họp để bàn về chương trình chăm lo cho đoàn viên và người lao động"
    " trong dịp Tết Nguyên đán, với sự tham dự của đại diện các phòng, ban và tổ công đoàn.</p>"
)


def fill(count: int) -> None:
    """Articles of the last years in all sections in turn, and a document for every ten of them."""
    sections = list(SectionPage.objects.live().order_by("path"))
    now = timezone.now()
    body = [{"type": "text", "value": PARAGRAPH * 8}]
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        for place, section in enumerate(sections):
            share = size // len(sections) + (place < size % len(sections))
            first = start + place
            many_articles(
                share,
                section,
                lead="Nhiều hoạt động thiết thực hướng về đoàn viên, người lao động được tổ chức.",
                body=body,
                display_date=lambda n, first=first: now - timedelta(days=30, minutes=17 * (first + 10 * n)),
            )
    many_documents(max(1, count // 10), text="Điều 1. Phạm vi điều chỉnh. " * 40)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def addresses() -> dict[str, list[str]]:
    """The paths of each kind of page."""
    section = SectionPage.objects.live().order_by("path")[0]
    articles = ArticlePage.objects.live().filter(title__startswith="Bài ").order_by("-pk")
    middle = max(2, articles.filter(section=section).count() // 40)
    library = LibraryPage.objects.live()[0]
    file = DocumentFile.objects.filter(page__live=True).select_related("page").order_by("pk")[0]
    found = {
        "home": ["/"],
        "section, first page": [section.url],
        "section, middle page": [f"{section.url}?trang={middle}"],
        "article": [page.url for page in articles[:ASKED]],
        "article of the demonstration": [ArticlePage.objects.live().order_by("pk")[0].url],
        "gallery": [GalleryPage.objects.live()[0].url],
        "library": [library.url],
        "document": [page.url for page in LegalDocumentPage.objects.live().order_by("-pk")[:ASKED]],
        "search": ["/tim-kiem/?q=c%C3%B4ng+%C4%91o%C3%A0n"],
        "suggest": ["/api/suggest/?q=cong"],
        "feed": [f"{section.url}rss/"],
        "counters": [f"/api/counters/{articles[0].pk}/"],
        "file": [f"{file.page.url}tep/{file.pk}/"],
    }
    return {name: [path for path in paths if path] for name, paths in found.items()}


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    json.dump(addresses(), sys.stdout)
