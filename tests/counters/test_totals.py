from __future__ import annotations

from datetime import timedelta

import pytest
from django.template import Context, Template
from wagtail.models import Page

from counters.bringing_forward import set_brought_forward
from counters.enums import Countable
from counters.marks import Mark
from counters.readers import Reader
from counters.recording import record
from counters.rolling_up import roll_up
from counters.totals import PageTotals, file_totals, most_viewed, totals_for, with_counts
from tests.counters.conftest import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=1)


def count(
    page: Page, times: int = 1, countable: Countable = Countable.VIEW, file_id: int = 0, now=NOON
) -> None:
    for number in range(times):
        mark = Mark(page.pk, countable, file_id)
        record([mark], Reader(number.to_bytes(16, "big")), now, visits=False)


def test_totals_are_rolled_up_plus_pending_plus_brought_forward(page):
    count(page, 3)
    count(page, 2, Countable.FILE, 7)
    roll_up(LATER)
    count(page, 1, now=LATER)
    count(page, 1, Countable.FILE, 8, now=LATER)
    count(page, 1, Countable.ARCHIVE, now=LATER)
    set_brought_forward(page.pk, Countable.VIEW, 0, 16_051)
    set_brought_forward(page.pk, Countable.FILE, 7, 9_844)
    totals = totals_for([page.pk])[page.pk]
    assert totals == PageTotals(
        views=16_055, downloads=9_848, views_brought_forward=16_051, downloads_brought_forward=9_844
    )
    assert totals.brought_forward
    assert file_totals(page.pk) == {
        (Countable.FILE, 7): 9_846,
        (Countable.FILE, 8): 1,
        (Countable.ARCHIVE, 0): 1,
    }


@pytest.mark.parametrize("number", [0, 1, 20])
def test_the_totals_of_any_number_of_pages_cost_one_query(make_page, number, django_assert_max_num_queries):
    pages = [make_page() for _number in range(number)]
    for page in pages:
        count(page)
    with django_assert_max_num_queries(1):
        totals = totals_for(page.pk for page in pages)
    assert totals == {page.pk: PageTotals(views=1) for page in pages}


def test_pages_never_read_have_totals_of_zero(page):
    assert totals_for([page.pk, 999_999]) == {page.pk: PageTotals(), 999_999: PageTotals()}


def test_lists_are_sorted_by_counts(make_page, django_assert_num_queries):
    pages = [make_page() for _number in range(3)]
    for times, page in enumerate(pages):
        count(page, times)
    roll_up(LATER)
    count(pages[0], 3, now=LATER)
    count(pages[1], 1, Countable.FILE, 1)
    with django_assert_num_queries(1):
        found = list(with_counts(Page.objects.filter(depth=3)).order_by("-view_count", "pk"))
    assert [(page.pk, page.view_count) for page in found] == [
        (pages[0].pk, 3),
        (pages[2].pk, 2),
        (pages[1].pk, 1),
    ]
    assert found[2].download_count == 1


def test_most_viewed_looks_at_the_period_and_at_the_pages_asked_for(make_page, monkeypatch):
    monkeypatch.setattr("counters.totals.RANKED_AT_ONCE", 2)
    pages = [make_page() for _number in range(6)]
    count(pages[0], 9, now=NOON - timedelta(days=8))
    for times, page in enumerate(pages[1:], start=1):
        count(page, times)
    count(pages[1], 9, Countable.FILE, 1)
    roll_up(LATER)
    count(pages[2], 4, now=LATER)
    Page.objects.filter(pk=pages[5].pk).update(live=False)
    ranked = most_viewed((NOON - timedelta(days=7)).date(), 3, Page.objects.live())
    assert [(row.page_id, row.views) for row in ranked] == [
        (pages[2].pk, 6),
        (pages[4].pk, 4),
        (pages[3].pk, 3),
    ]


def test_of_pages_viewed_equally_often_the_newest_comes_first(make_page):
    older, newer = make_page(), make_page()
    count(newer)
    count(older)
    assert [row.page_id for row in most_viewed(NOON.date(), 5, Page.objects.all())] == [newer.pk, older.pk]


def test_templates_load_the_counts_of_a_list_in_one_query(make_page, django_assert_num_queries):
    pages = [make_page(title="A"), make_page(title="B")]
    count(pages[1], 2)
    template = Template(
        "{% load counters %}{% load_counts pages as counts %}"
        "{% for page in pages %}{% with totals=counts|of_page:page %}{{ page.title }}{{ totals.views }} "
        "{% endwith %}{% endfor %}"
    )
    with django_assert_num_queries(1):
        assert template.render(Context({"pages": pages})) == "A0 B2 "


def test_templates_ask_for_one_page(page):
    count(page)
    template = Template("{% load counters %}{% page_totals page as totals %}{{ totals.views }}")
    assert template.render(Context({"page": page})) == "1"
