"""What happened to a document, in order of the days."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from documents.enums import RelationType
from documents.models import DocumentRelation
from documents.relations import relations_of
from documents.validity.timeline import timeline_of
from tests.factories import DocumentFactory, restrict

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 1)


def events(document, today=TODAY):
    found = timeline_of(document, relations_of(document, today), today)
    return [
        (event.on and event.on.year, event.relation.type.value if event.relation else "", event.is_to_come)
        for event in found
    ]


def act(document, kind, year, **fields):
    acting = DocumentFactory(issued_on=date(year - 1, 6, 1), effective_on=date(year, 1, 1))
    return DocumentRelation.objects.create(page=acting, target=document, relation_type=kind, **fields)


def test_everything_done_to_a_document_stands_in_order_with_what_is_to_come():
    document = DocumentFactory(
        issued_on=date(2010, 1, 1), effective_on=date(2011, 1, 1), expires_on=date(2030, 1, 1)
    )
    act(document, RelationType.REPLACES, 2025)
    act(document, RelationType.SUSPENDS, 2014, ends_on=date(2016, 1, 1))
    act(document, RelationType.AMENDS, 2012, scope="Điều 3")
    act(document, RelationType.CORRECTS, 2013)
    act(document, RelationType.GUIDES, 2015)
    act(document, RelationType.RELATED, 2015)
    act(document, RelationType.BASED_ON, 2015)
    assert events(document) == [
        (2010, "", False),
        (2011, "", False),
        (2012, "amended_by", False),
        (2013, "corrected_by", False),
        (2014, "suspended_by", False),
        (2015, "guided_by", False),
        (2016, "suspended_by", False),
        (2025, "replaced_by", True),
        (2030, "", True),
    ]


def test_what_has_no_day_comes_last_and_what_is_not_public_not_at_all():
    document = DocumentFactory(issued_on=date(2010, 1, 1), effective_on=None)
    DocumentRelation.objects.create(
        page=document, relation_type=RelationType.AMENDS, target_text="Luật", is_suffered=True
    )
    restrict(act(document, RelationType.REPLACES, 2015).page)
    draft = act(document, RelationType.REPLACES, 2016).page
    draft.unpublish()
    assert events(document) == [(2010, "", False), (None, "amended_by", False)]


def test_the_page_shows_it_as_an_ordered_list_with_links(client):
    document = DocumentFactory()
    relation = act(document, RelationType.AMENDS, 2020, scope="khoản 2 Điều 5")
    for address in (document.url, f"{document.url}in/"):
        text = client.get(address).content.decode()
        start = text.index('<ol class="timeline')
        shown = text[start : text.index("</ol>", start)]
        assert f'href="{relation.page.url}"' in shown
        assert "khoản 2 Điều 5" in shown
        assert shown.count("<li") == 3


def test_a_day_to_come_is_to_come_by_the_clock_of_vietnam(client, monkeypatch):
    document = DocumentFactory(issued_on=date(2026, 1, 1), effective_on=date(2027, 1, 1))
    for hour, to_come in ((16, True), (17, False)):
        moment = timezone.make_aware(timezone.datetime(2026, 12, 31, hour), timezone.get_fixed_timezone(0))
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        found = client.get(document.url).context["timeline"]
        assert [event.is_to_come for event in found] == [False, to_come]
