"""A site with the corpus in it: a database of its own, its pages, and what the engines hold of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import override_settings
from wagtail.models import Page

from search.content import SearchContent
from search.engines import current_engine
from search.engines.elasticsearch import indices, is_configured
from search.engines.elasticsearch.client import patient
from search.index.indexing import entry_of, index_contents
from search.index.server_index import is_needed, rebuild
from search.models import OutboxChange, SearchEntry
from tests.benchmarks.search.corpus import Corpus, contents

__all__ = ["Site", "site"]

PAGES_AT_ONCE = 500
# Children the home page may have already.
FIRST_PLACE = 100


@dataclass
class Site:
    """So many pages, and how many each engine took in a second, where it had to."""

    pages: int = 0
    speeds: dict[str, float] = field(default_factory=dict)


@contextmanager
def site(
    folder: Path, corpus: Corpus, pages: int | None, kept: Path | None, *, only_server: bool
) -> Iterator[Site]:
    """A site with so many pages of the corpus, or with each of them once.

    It goes afterwards, unless it is `kept` in a folder for the next time. `only_server` leaves the index of
    the database empty.
    """
    name = f"{corpus.name}{pages or ''}"
    original = connection.settings_dict["NAME"]
    file = kept / f"{name}.sqlite3" if kept and connection.vendor == "sqlite" else None
    if file or connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(file or f"test_benchmark_{name}")
    with override_settings(ELASTICSEARCH_INDEX_PREFIX=f"benchmark-{connection.vendor}-{name}"):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=bool(kept))
        try:
            yield _filled(folder, corpus, pages, only_server=only_server)
        finally:
            connection.creation.destroy_test_db(original, verbosity=0, keepdb=bool(kept))
            if is_configured() and not kept:
                for index in patient().indices.get(index=f"{indices.alias()}-*", expand_wildcards="all"):
                    patient().indices.delete(index=index)


def _filled(folder: Path, corpus: Corpus, pages: int | None, *, only_server: bool) -> Site:
    filled = Site()
    if not SearchEntry.objects.exists():
        started = time.perf_counter()
        total = _import(contents(folder, corpus, pages), only_server=only_server)
        if not only_server:
            filled.speeds[current_engine().name] = total / (time.perf_counter() - started)
        _tidy_up()
    if is_configured() and is_needed():
        started = time.perf_counter()
        filled.speeds["elasticsearch"] = (rebuild() or 0) / (time.perf_counter() - started)
    filled.pages = SearchEntry.objects.count()
    return filled


def _import(texts: Iterator[SearchContent], *, only_server: bool) -> int:
    total = 0
    while some := list(islice(texts, PAGES_AT_ONCE)):
        pages = _make_pages(some, total)
        pairs = [(page.pk, text) for page, text in zip(pages, some, strict=True)]
        if only_server:
            SearchEntry.objects.bulk_create(entry_of(*pair) for pair in pairs)
        else:
            index_contents(pairs)
        total += len(some)
    return total


def _make_pages(texts: Sequence[SearchContent], first: int) -> list[Page]:
    """A bare page for each text, so that addresses are made and the tree is asked as on a real site."""
    home = Page.objects.get(depth=2)
    kind = ContentType.objects.get_for_model(Page)
    return Page.objects.bulk_create(
        Page(
            title=text.title[:255], slug=f"trang-{number}", depth=3,
            content_type=kind, locale_id=home.locale_id,
            path=f"{home.path}{Page._int2str(number).rjust(Page.steplen, '0')}",
            url_path=f"{home.url_path}trang-{number}/",
        )
        for number, text in enumerate(texts, start=first + FIRST_PLACE)
    )  # fmt: skip


def _tidy_up() -> None:
    """What a site does by and by: nothing waits for the server, and the database knows its tables."""
    OutboxChange.objects.all().delete()
    current_engine().compact()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
