"""The menus of every page: what staff set shows at once, in a few queries whatever they hold."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.menus import Link, Menu, menus_for
from home.models import Navigation
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db


def link(page=None, address="", label=""):
    return {"page": page.pk if page else None, "address": address, "label": label}


def set_menus(menu, foot=()):
    navigation, _ = Navigation.objects.get_or_create(site=Site.objects.get())
    navigation.menu = menu
    navigation.footer_links = [{"type": "link", "value": value} for value in foot]
    navigation.save()


def menus():
    return menus_for(RequestFactory().get("/"))


def test_links_carry_their_label_or_the_title_of_their_page():
    section = SectionFactory(title="Tin hoạt động")
    links = [link(section), link(section, label="Hoạt động"), link(address="/tim-kiem/", label="Tìm")]
    set_menus(
        [
            {"type": "link", "value": links[0]},
            {"type": "group", "value": {"label": "Thêm", "links": links[1:]}},
        ],
        foot=links[2:],
    )
    there = (Link("Hoạt động", section.url), Link("Tìm", "/tim-kiem/"))
    assert menus().head == (Link("Tin hoạt động", section.url), Menu("Thêm", there))
    assert menus().foot == there[1:]


def test_a_link_without_a_page_that_is_there_is_left_out():
    section = SectionFactory()
    set_menus([{"type": "link", "value": link(section)}])
    section.delete()
    assert menus().head == ()


def test_a_change_shows_on_the_next_page(client: Client):
    section = SectionFactory(title="Tên cũ")
    set_menus([{"type": "link", "value": link(section)}])
    assert "Tên cũ" in client.get("/tim-kiem/").content.decode()
    section.title = "Tên mới"
    section.save_revision().publish()
    page = client.get("/tim-kiem/").content.decode()
    assert "Tên mới" in page
    assert "Tên cũ" not in page


def test_menus_cost_the_same_however_much_they_hold():
    def queries():
        menus()
        with CaptureQueriesContext(connection) as captured:
            menus()
        return len(captured)

    sections = [SectionFactory() for _ in range(6)]
    set_menus([{"type": "link", "value": link(sections[0])}])
    few = queries()
    group = {"label": "Thêm", "links": [link(section) for section in sections]}
    set_menus(
        [{"type": "link", "value": link(sections[1])}, {"type": "group", "value": group}],
        foot=[link(section) for section in sections],
    )
    # The site that is asked for, its navigation, restrictions, and the pages of all links.
    assert queries() == few == 4
