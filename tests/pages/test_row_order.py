"""Rows are compared as tuples are, and from an index."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.utils import timezone

from news.models import ArticlePage
from pages.row_order import RowAfter, RowBefore
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_rows_are_compared_as_tuples_are():
    now = timezone.now().replace(microsecond=0)
    for minutes in (0, 1, 1, 1, 2):
        ArticleFactory(display_date=now + timedelta(minutes=minutes))
    rows = [(page.display_date, page.pk) for page in ArticlePage.objects.all()]
    for (day, pk), (comparison, is_wanted) in product(
        rows, ((RowAfter, tuple.__gt__), (RowBefore, tuple.__lt__))
    ):
        found = ArticlePage.objects.filter(comparison(display_date=day, pk=pk)).values_list("pk", flat=True)
        assert set(found) == {row[1] for row in rows if is_wanted(row, (day, pk))}


def test_neighbours_are_read_from_an_index():
    article = ArticleFactory()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A table this small it would rather read whole, and put in order.
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    articles = ArticlePage.objects.filter(section=article.section_id)
    for asked in (articles.newer_than(article), articles.older_than(article)):
        plan = asked.values_list("pk")[:5].explain()
        assert "article_by_" in plan
        assert "Sort" not in plan
        assert "TEMP B-TREE" not in plan
