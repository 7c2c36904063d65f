"""Articles of an older site, from JSON Lines: `id, title, lead, body, category, date, source`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page, Site

from documents.citations.recording import record_contents
from news.models import ArticlePage, SectionPage
from news.models.display_date import UNDATED
from pages.bulk import ChildWriter
from pages.importing import Importer
from pages.json_lines import Line, Row
from search.content import content_of, load_for_search
from search.index.indexing import index_contents

__all__ = ["ArticleImporter", "ArticleRecord"]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as its line has it. `html` is the body; a missing `date` stays missing."""

    source_id: str
    title: str
    lead: str
    html: str
    category: str
    source: str
    date: datetime | None

    def body(self) -> list[dict[str, str]]:
        """The body as raw stream data; the id of its block follows from that of the article."""
        if not self.html:
            return []
        block_id = uuid5(NAMESPACE_URL, f"article:{self.source_id}")
        return [{"type": "text", "value": self.html, "id": str(block_id)}]


class ArticleImporter(Importer[ArticleRecord, ArticlePage]):
    """Puts articles into sections named as their category, which it creates below `root` where missing."""

    def __init__(self, *, total: int, dry_run: bool = False, root: Page | None = None) -> None:
        super().__init__(total=total, dry_run=dry_run)
        self.root = root or Site.objects.select_related("root_page").get(is_default_site=True).root_page
        self._sections = {
            section.title.casefold(): section for section in SectionPage.objects.descendant_of(self.root)
        }
        self._writers: dict[int, ChildWriter[ArticlePage]] = {}

    def read(self, row: Row, line: Line) -> ArticleRecord:
        return ArticleRecord(
            source_id=row.text("id", max_length=100, required=True),
            title=row.text("title", max_length=255, required=True),
            lead=row.text("lead"),
            html=paragraphs(row.text("body")),
            category=row.text("category", max_length=255, required=True),
            source=row.text("source", max_length=255),
            date=row.moment("date"),
        )

    def pages(self, source_ids: Sequence[str]) -> Iterable[ArticlePage]:
        return ArticlePage.objects.filter(source_id__in=source_ids).select_related("section")

    def create(self, records: Sequence[ArticleRecord]) -> None:
        by_section: dict[str, list[ArticleRecord]] = {}
        for record in records:
            by_section.setdefault(record.category, []).append(record)
        for category, group in by_section.items():
            section = self._section(category)
            pages = [_new_page(record, section) for record in group]
            self._writers.setdefault(section.pk, ChildWriter(section)).create(pages)
            load_for_search(pages)
            contents = [(page.pk, content_of(page)) for page in pages]
            if not section.get_view_restrictions().exists():
                index_contents(contents)
            record_contents(contents)

    def differs(self, page: ArticlePage, record: ArticleRecord) -> bool:
        is_same = (
            page.title == record.title
            and page.lead == record.lead
            and page.source == record.source
            and page.section is not None
            and page.section.title.casefold() == record.category.casefold()
            and (record.date is None or page.display_date == record.date)
            and [dict(block) for block in page.body.raw_data] == record.body()
        )
        return not is_same

    def update(self, page: ArticlePage, record: ArticleRecord) -> None:
        section = self._section(record.category)
        if page.section_id != section.pk:
            page.move(section, pos="last-child")
            page.refresh_from_db()
        page.title = page.draft_title = record.title
        page.lead = record.lead
        page.source = record.source
        page.body = record.body()
        page.display_date = record.date or page.display_date
        page.last_published_at = timezone.now()
        page.save()

    def _section(self, title: str) -> SectionPage:
        key = title.casefold()
        if key not in self._sections:
            self.root.refresh_from_db()
            self._sections[key] = self.root.add_child(instance=SectionPage(title=title))
        return self._sections[key]


def paragraphs(text: str) -> str:
    """Plain text as rich text, a paragraph a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _new_page(record: ArticleRecord, section: SectionPage) -> ArticlePage:
    return ArticlePage(
        source_id=record.source_id,
        title=record.title,
        lead=record.lead,
        body=record.body(),
        source=record.source,
        section=section,
        display_date=record.date or UNDATED,
        first_published_at=record.date or timezone.now(),
    )
