"""What is remembered of lists is what the database has, whatever was written to it and how."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from documents.triggers import remove_triggers
from news.catalogue import current, version
from news.catalogue.checks import check_notes_of_lists
from news.catalogue.current import lists
from news.catalogue.database_rules import missing_triggers, restore_triggers
from news.catalogue.lists import ARTICLES, Entry, Lists
from news.catalogue.loading import load
from news.catalogue.notes import notes
from news.models import ArticlePage, GalleryPage, ListChange, SectionPage, TaggedArticle
from pages.models import Tag
from tests.factories import ArticleFactory, GalleryFactory, SectionFactory, many_articles, restrict

pytestmark = pytest.mark.django_db


def article():
    return ArticlePage.objects.order_by("pk")[0]


def gallery():
    return GalleryPage.objects.order_by("pk")[0]


def section(title="Chuyên mục"):
    return SectionPage.objects.get(title=title)


def tag():
    return Tag.objects.get(name="lương")


def tag_gallery():
    page = gallery()
    page.tags.add("lương")
    page.save()


CHANGES = {
    "an article comes": lambda: ArticleFactory(parent=section(), tags=["lương"]),
    "articles come past all signals": lambda: many_articles(3, section()),
    "an article is unpublished": lambda: article().unpublish(),
    "an article goes": lambda: article().delete(),
    "an article is hidden past all signals": lambda: Page.objects.filter(pk=article().pk).update(live=False),
    "an article gets another date": lambda: ArticlePage.objects.filter(pk=article().pk).update(
        display_date=timezone.now() - timedelta(days=900)
    ),
    "an article moves": lambda: article().move(section("Khác"), pos="last-child"),
    "an article ends": lambda: Page.objects.filter(pk=article().pk).update(expire_at=timezone.now()),
    "an article will end": lambda: Page.objects.filter(pk=article().pk).update(
        expire_at=timezone.now() + timedelta(days=1)
    ),
    "a tag is put on": lambda: TaggedArticle.objects.create(tag=tag(), content_object=article()),
    "a tag is taken off": lambda: TaggedArticle.objects.all().delete(),
    "a tag goes": lambda: tag().delete(),
    "a tagged row is given to another": lambda: TaggedArticle.objects.update(content_object=article().pk),
    "a section moves below another": lambda: section().move(section("Khác"), pos="last-child"),
    "a section goes": lambda: section().delete(),
    "an article is restricted": lambda: restrict(article()),
    "a section is restricted": lambda: restrict(section()),
    "a restriction is lifted": lambda: PageViewRestriction.objects.all().delete(),
    "a gallery comes": lambda: GalleryFactory(photos=0),
    "a gallery is unpublished": lambda: gallery().unpublish(),
    "a gallery gets another date": lambda: GalleryPage.objects.update(
        display_date=timezone.now() - timedelta(days=90)
    ),
    "a gallery is tagged": tag_gallery,
}


@pytest.fixture
def newspaper():
    first, other = SectionFactory(title="Chuyên mục"), SectionFactory(title="Khác")
    for number in range(4):
        ArticleFactory(parent=first, display_date=timezone.now() - timedelta(days=number))
    ArticleFactory(parent=other, tags=["lương", "thưởng"])
    restrict(ArticleFactory(parent=other))
    GalleryFactory(photos=0)


def _all_of(found: Lists):
    return (
        {name: places for name, places in found.places.items() if places},
        dict(found.where),
        dict(found.ends),
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_lists_are_what_would_be_read_now(newspaper, change):
    before = _all_of(lists())
    change()
    after = _all_of(lists())
    assert after == _all_of(load())
    assert after != before


def test_what_is_rolled_back_changes_nothing(newspaper):
    before = _all_of(lists())
    with transaction.atomic():
        article().delete()
        assert _all_of(lists()) != before
        transaction.set_rollback(True)
    assert _all_of(lists()) == before


@pytest.mark.parametrize(("change", "most"), [(lambda: None, 1), (lambda: article().unpublish(), 11)])
def test_lists_cost_few_statements(newspaper, change, most, django_assert_max_num_queries):
    lists()
    change()
    with django_assert_max_num_queries(most):
        lists()


def test_what_does_not_concern_lists_is_not_noted(newspaper):
    def noted():
        return set(ListChange.objects.values_list("token", flat=True))

    before = noted()
    page = article()
    page.title = "Tên khác"
    page.save_revision().publish()
    ArticlePage.objects.update(lead="Sa pô khác.")
    assert noted() == before


def test_an_article_that_ends_leaves_the_lists_by_itself(newspaper, monkeypatch):
    now = timezone.now()
    Page.objects.filter(pk=article().pk).update(expire_at=now + timedelta(minutes=5))
    pk = article().pk
    assert lists().stands_in(ARTICLES, pk)
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=6))
    assert not lists().stands_in(ARTICLES, pk)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert lists().stands_in(ARTICLES, pk)


def test_notes_stay_few_and_nothing_is_overlooked_then(newspaper, monkeypatch):
    monkeypatch.setattr(version, "MOST_NOTES", 2)
    lists()
    assert ListChange.objects.count() <= 2
    article().unpublish()
    assert _all_of(lists()) == _all_of(load())


def test_many_changes_are_read_at_once(newspaper, monkeypatch):
    monkeypatch.setattr(current, "MOST_CHANGES", 2)
    lists()
    many_articles(4, section())
    assert _all_of(lists()) == _all_of(load())


def test_a_missing_note_is_named_and_made_again():
    gone = notes(connection.vendor)[3:5]
    remove_triggers(connection, gone)
    [found] = check_notes_of_lists(databases=["default"])
    assert gone[0].name in found.msg
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["default"])
    assert restore_triggers(connection) == [trigger.name for trigger in gone]
    assert missing_triggers(connection) == []


def day(number):
    return datetime(2026, 1, number, tzinfo=UTC)


def test_places_in_a_list():
    found = Lists.of(
        (Entry(key, day(date), None, [ARTICLES]) for key, date in ((7, 1), (8, 2), (9, 2), (5, 3))), day(9)
    )
    part = found.all_of(ARTICLES)
    assert (len(part), part.keys(), part.keys(1, 3), part.keys(3, 99), part.keys(9)) == (
        4,
        [5, 9, 8, 7],
        [9, 8],
        [7],
        [],
    )
    assert found.between(ARTICLES, day(2), day(3)).keys() == [9, 8]
    assert found.newer(ARTICLES, day(2), 8, 5) == [9, 5]
    assert found.older(ARTICLES, day(2), 9, 5) == [8, 7]
    assert found.older(ARTICLES, day(2), 9, 1) == [8]
    assert (found.newer(ARTICLES, day(2), None, 5), found.older(ARTICLES, day(2), None, 5)) == (
        [5],
        [9, 8, 7],
    )


def test_most_in_common_then_the_newest():
    names = [("tag", 1), ("tag", 2)]
    entries = [
        Entry(1, day(1), None, names),
        Entry(2, day(2), None, names[:1]),
        Entry(3, day(3), None, names[1:]),
        Entry(4, day(4), None, names),
    ]
    found = Lists.of(entries, day(9))
    assert found.most_common(names, {4}, 5, 100) == [1, 3, 2]
    assert found.most_common(names, set(), 2, 100) == [4, 1]
    assert found.most_common(names, set(), 5, 2) == [4, 3, 2]
