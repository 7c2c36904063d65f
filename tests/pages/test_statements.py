"""How many statements a page costs whose frame is known, the five of counting its reader among them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home import current_site
from home.models import PlainPage
from tests.factories import ArticleFactory, AttachmentFactory, DocumentFactory, FieldFactory, home_page

pytestmark = pytest.mark.django_db

COUNTED = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}


def empty():
    page = PlainPage(title="Trang", slug="trang")
    home_page().add_child(instance=page)
    return page


def document():
    page = DocumentFactory()
    page.files.create(attachment=AttachmentFactory())
    page.fields.add(FieldFactory())
    page.save()
    return page


def related_document():
    page, other = document(), DocumentFactory()
    page.relations.create(target=other, relation_type="amends")
    other.relations.create(target=page, relation_type="replaces")
    return page


@pytest.mark.parametrize(
    ("make", "most"),
    [(empty, 7), (document, 12), (related_document, 14), (ArticleFactory, 15)],
    ids=["empty", "document", "related document", "article"],
)
def test_a_page_costs_few_statements(client, settings, monkeypatch, make, most):
    monkeypatch.setattr(current_site, "SECONDS_KEPT", 60.0)
    settings.COUNTERS_STATISTICS_SECONDS = 60
    url = make().url
    for number in range(3):
        client.get(url, REMOTE_ADDR=f"10.0.0.{number}", **COUNTED)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url, REMOTE_ADDR="10.0.0.9", **COUNTED).status_code == 200
    statements = [query["sql"] for query in asked.captured_queries]
    assert len(statements) <= most, "\n".join(statements)
