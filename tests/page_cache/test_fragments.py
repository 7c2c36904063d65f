"""Parts that are the same on every page are made once for a version of what the site shows."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import Navigation
from page_cache.store import KEPT
from pages.remembered import MEMORY
from tests.factories import ArticleFactory, SectionFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    section = SectionFactory(title="Tin hoạt động")
    navigation, _ = Navigation.objects.get_or_create(site=Site.objects.get())
    link = {"page": section.pk, "address": "", "label": ""}
    navigation.menu = [{"type": "link", "value": link}]
    navigation.save()
    return section


def head_of(page: str) -> str:
    return page[page.index("<header>") : page.index("</header>")]


def test_a_part_says_on_each_page_what_it_would_say_if_it_were_made_for_it(section, kept, anew):
    article = ArticleFactory(parent=section)
    for address in (section.url, article.url, home_page().url, section.url):
        KEPT.clear()
        assert kept(address) == anew(address)
    assert 'aria-current="page"' in head_of(kept(section.url))
    assert 'aria-current="true"' in head_of(kept(article.url))
    assert "aria-current" not in head_of(kept(home_page().url))


def test_the_menus_are_read_once_for_all_pages(section, kept, monkeypatch):
    first, second = ArticleFactory(parent=section), ArticleFactory(parent=section)
    # The first of all readers has the row of the settings made.
    kept(home_page().url)
    kept(first.url)
    monkeypatch.setattr("home.templatetags.navigation.menus_for", lambda request: pytest.fail("read again"))
    assert second.title in kept(second.url)


def test_a_change_of_what_it_shows_is_seen_at_once(section, kept):
    article = ArticleFactory(parent=section)
    assert "Tin hoạt động" in head_of(kept(article.url))
    section.title = "Tin công đoàn cơ sở"
    section.save_revision().publish()
    assert "Tin công đoàn cơ sở" in head_of(kept(article.url))
    assert "Tin hoạt động" not in head_of(kept(article.url))


def test_who_is_signed_in_gets_no_part_made_for_others(section, admin_client: Client, kept):
    kept(section.url)
    MEMORY._values = {
        key: ["made for others"] if "fragment" in key[2] else value for key, value in MEMORY._values.items()
    }
    assert "made for others" not in admin_client.get(section.url).content.decode()
