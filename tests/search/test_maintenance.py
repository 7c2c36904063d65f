from __future__ import annotations

import io
import random

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page

from search.content import content_of
from search.engines import current_engine
from search.index import maintenance
from search.index.indexing import index_contents, published_pages
from search.models import IndexState, SearchEntry
from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, restrict
from tests.search.conftest import Ask


@pytest.fixture
def article(db: None) -> Page:
    return ArticleFactory(title="Bữa cơm công đoàn")


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("search_index", *arguments, stdout=out)
    return out.getvalue()


def test_building_anew_finds_what_the_tree_holds(ask: Ask, article: Page) -> None:
    SearchEntry.objects.all().delete()
    assert ask("bữa cơm")["total"] == 0
    assert "1 pages" in run("rebuild")
    assert ask("bữa cơm")["total"] == 1
    assert maintenance.status().is_up_to_date


def test_building_if_needed_costs_little_when_up_to_date(
    article: Page, django_assert_max_num_queries
) -> None:
    assert run("rebuild", "--if-needed")
    with django_assert_max_num_queries(12):
        assert run("rebuild", "--if-needed") == ""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="other databases do not write in pieces")
@pytest.mark.parametrize("action", ["rebuild", "check"])
def test_looking_after_the_index_brings_its_pieces_together(action: str, article: Page, ask: Ask) -> None:
    for number in range(2, 8):
        ArticleFactory(parent=article.get_parent(), title=f"Bữa cơm công đoàn lần thứ {number}")
    assert pieces() > 1
    run(action)
    assert pieces() == 1
    assert ask("bữa cơm")["total"] == 7


def pieces() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT segid) FROM search_fts_idx")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("change", ["lost", "surplus", "format", "never built"])
def test_building_if_needed_sees_that_something_is_wrong(change: str, article: Page) -> None:
    run("rebuild")
    if change == "lost":
        SearchEntry.objects.all().delete()
    elif change == "surplus":
        Page.objects.filter(pk=article.pk).update(live=False)
    elif change == "format":
        IndexState.objects.update(format=maintenance.FORMAT - 1)
    else:
        IndexState.objects.all().delete()
    assert not maintenance.status().is_up_to_date
    assert "built" in run("rebuild", "--if-needed")
    assert maintenance.status().is_up_to_date


def test_checking_repairs_each_difference_and_names_it(ask: Ask, db: None) -> None:
    changed, lost, hidden = (ArticleFactory(title=f"Bài {name}") for name in ("đổi", "mất", "ẩn"))
    type(changed).objects.filter(pk=changed.pk).update(title="Bài khác hẳn")
    SearchEntry.objects.filter(page=lost).delete()
    Page.objects.filter(pk=hidden.pk).update(live=False)
    found = maintenance.check()
    assert (found.missing, found.surplus, found.changed) == ((lost.pk,), (hidden.pk,), (changed.pk,))
    assert ask("bài khác hẳn")["results"][0]["id"] == changed.pk
    assert not maintenance.check()


def test_checking_restores_postings_that_are_missing(client: Client, article: Page) -> None:
    def total() -> int:
        return int(client.get("/api/search/", {"q": "bữa cơm"}).json()["total"])

    current_engine().clear()
    assert total() == 0
    assert maintenance.check().changed == (article.pk,)
    assert total() == 1


def test_the_command_tells_how_things_stand(article: Page) -> None:
    assert "Not up to date" in run("status")
    run("rebuild")
    assert "Up to date." in run("status")
    assert "agrees" in run("check")


def test_only_what_everybody_may_read_is_built(db: None) -> None:
    section = SectionFactory()
    ArticleFactory(title="Riêng", parent=section)
    restrict(section)
    ArticleFactory(title="Nháp", live=False, parent=SectionFactory())
    DocumentFactory(title="Chung")
    assert [content.title for _, content in published_pages()] == ["Chung"]


def test_many_pages_are_indexed_in_few_queries(db: None, django_assert_max_num_queries) -> None:
    section = SectionFactory()
    contents = [
        (page.pk, content_of(page))
        for page in (ArticleFactory(title=f"Tin {number}", parent=section) for number in range(30))
    ]
    with django_assert_max_num_queries(12):
        assert index_contents(contents) == 30
    assert SearchEntry.objects.count() == 30


def test_indexing_twice_leaves_one_entry(ask: Ask, article: Page) -> None:
    index_contents([(article.pk, content_of(article))])
    index_contents([(article.pk, content_of(article))])
    assert ask("bữa cơm")["total"] == 1


def test_a_text_of_any_length_is_indexed(ask: Ask, db: None) -> None:
    page = ArticleFactory(title="Rất dài")
    content = content_of(page)
    letters = random.Random(1)
    words = " ".join("".join(letters.choices("abcdeghiklmnopqrstuvxy", k=7)) for _ in range(60_000))
    index_contents([(page.pk, type(content)(content.kind, content.title, body=f"mở\x00đầu bài {words}"))])
    assert ask("rất dài")["total"] == 1
    assert ask("đầu bài")["total"] == 1
