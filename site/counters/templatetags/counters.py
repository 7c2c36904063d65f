from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils import timezone
from wagtail.models import Page

from counters.statistics import SiteStatistics, shown_statistics
from counters.totals import PageTotals, totals_for

register = template.Library()


@register.simple_tag
def load_counts(pages: Iterable[Page]) -> dict[int, PageTotals]:
    """The totals of all pages of a list by their id, in one query: `{% load_counts pages as counts %}`."""
    return totals_for(page.pk for page in pages)


@register.filter
def of_page(counts: dict[int, PageTotals], page: Page) -> PageTotals:
    """One page's totals out of what `load_counts` gave: `{% with totals=counts|of_page:page %}`."""
    return counts.get(page.pk, PageTotals())


@register.simple_tag
def page_totals(page: Page) -> PageTotals:
    """The totals of a single page: `{% page_totals page as totals %}`."""
    return totals_for([page.pk])[page.pk]


@register.simple_tag
def load_statistics() -> SiteStatistics:
    """The site's numbers of the last seconds: `{% load_statistics as statistics %}`."""
    return shown_statistics(timezone.now())
