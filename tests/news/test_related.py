from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from news.related import RELATED_ARTICLES, related_to
from tests.factories import ArticleFactory, DocumentFactory, restrict

pytestmark = pytest.mark.django_db


def titles(pages):
    return [page.title for page in pages]


def test_what_an_editor_picked_comes_first_and_in_the_order_it_was_picked():
    now = timezone.now()
    ArticleFactory(title="Hai thẻ chung", tags=["lương", "thưởng"], display_date=now - timedelta(days=9))
    ArticleFactory(title="Một thẻ chung, mới", tags=["lương"], display_date=now)
    ArticleFactory(title="Không thẻ chung", tags=["thi đua"])
    picked = [
        DocumentFactory(title="Văn bản được chọn"),
        ArticleFactory(title="Bài được chọn", tags=["lương"]),
    ]
    article = ArticleFactory(title="Bài chính", tags=["lương", "thưởng"], picked=picked)
    assert titles(related_to(article)) == [
        "Văn bản được chọn", "Bài được chọn", "Hai thẻ chung", "Một thẻ chung, mới",
    ]  # fmt: skip


def test_picked_pages_that_are_not_public_are_left_out():
    draft, secret, gone = (ArticleFactory(title=title) for title in ("Nháp", "Kín", "Gỡ"))
    draft.unpublish()
    restrict(secret)
    article = ArticleFactory(picked=[draft, secret, gone])
    gone.delete()
    assert related_to(article) == []


def test_computed_ones_are_published_and_never_the_article_itself():
    ArticleFactory(title="Nháp", tags=["lương"], live=False)
    article = ArticleFactory(tags=["lương"])
    assert related_to(article) == []


def test_there_are_never_more_than_fit():
    picked = [ArticleFactory() for _ in range(RELATED_ARTICLES + 2)]
    assert titles(related_to(ArticleFactory(picked=picked))) == titles(picked[:RELATED_ARTICLES])


def test_an_article_related_to_nothing_says_so(client):
    response = client.get(ArticleFactory().url)
    assert response.status_code == 200
    assert response.context["related"] == []
