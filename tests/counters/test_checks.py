from __future__ import annotations

import pytest
from django.core.checks import run_checks
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from counters.checks import calls_counted_serve
from counters.mixins import CountedPageMixin
from counters.models import Hit


def found() -> set[str]:
    return {message.id for message in run_checks() if message.id and message.id.startswith("counters.")}


def test_the_site_passes():
    assert found() == set()


def test_the_middleware_has_to_be_outermost(settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[1:], settings.MIDDLEWARE[0]]
    assert found() == {"counters.E001"}


def test_hits_have_to_be_unique(monkeypatch):
    monkeypatch.setattr(Hit._meta, "constraints", [])
    assert found() == {"counters.E003"}


@pytest.mark.parametrize("seconds", [-1, 86_401])
def test_the_window_is_at_most_a_day(settings, seconds):
    settings.COUNTERS_WINDOW_SECONDS = seconds
    assert found() == {"counters.E004"}


def test_a_counted_page_names_the_mixin_first():
    class Right(CountedPageMixin, RoutablePageMixin, Page):
        class Meta:
            abstract = True

    class Wrong(RoutablePageMixin, CountedPageMixin, Page):
        class Meta:
            abstract = True

    assert calls_counted_serve(Right)
    assert not calls_counted_serve(Wrong)
