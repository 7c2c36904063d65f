"""A site is asked for once in a while, and a change of it shows at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home import current_site
from home.current_site import MOST_KEPT
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db

KEPT = 60.0


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_site, "SECONDS_KEPT", KEPT)


def asked_for_sites(client: Client, address: str = "/tim-kiem/", **headers: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, **headers).status_code == 200
    return sum('CASE WHEN ("wagtailcore_site"' in query["sql"] for query in queries)


def test_the_next_request_knows_the_site(client):
    # The first of all readers has the row of the settings made, which is a change of what the site shows.
    client.get("/tim-kiem/")
    current_site.forget_sites()
    assert asked_for_sites(client) == 1
    assert asked_for_sites(client) == 0


def test_other_hosts_are_asked_for_themselves(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    asked_for_sites(client)
    assert asked_for_sites(client, HTTP_HOST="khac.example") == 1


def test_it_is_asked_for_again_after_a_while(client, monkeypatch):
    asked_for_sites(client)
    later = current_site.time.monotonic() + KEPT + 1
    monkeypatch.setattr(current_site.time, "monotonic", lambda: later)
    assert asked_for_sites(client) == 1


def test_a_change_of_a_site_shows_at_once(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    asked_for_sites(client)
    section = SectionFactory(slug="nha-moi", title="Nhà mới")
    site = Site.objects.get()
    site.root_page = section
    site.save()
    assert "Nhà mới" in client.get("/").content.decode()


def test_a_change_of_the_home_page_shows_at_once(client):
    client.get("/tim-kiem/")
    home = Site.objects.get().root_page
    home.title = "Tên trang chủ mới"
    home.save()
    assert Site.find_for_request(client.get("/tim-kiem/").wsgi_request).root_page.title == "Tên trang chủ mới"


def test_a_site_that_is_gone_is_not_answered_for(client):
    asked_for_sites(client)
    Site.objects.all().delete()
    assert client.get("/").status_code == 404


def test_what_a_view_does_to_its_site_stays_there(client):
    client.get("/tim-kiem/")
    first = client.get("/tim-kiem/").wsgi_request
    second = client.get("/tim-kiem/").wsgi_request
    assert Site.find_for_request(first) == Site.find_for_request(second)
    assert Site.find_for_request(first) is not Site.find_for_request(second)


def test_hosts_from_outside_do_not_fill_the_memory(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(MOST_KEPT + 5):
        client.get("/api/suggest/", {"q": "x"}, HTTP_HOST=f"h{number}.example")
        client.get("/tim-kiem/", HTTP_HOST=f"h{number}.example")
    assert len(current_site._sites) <= MOST_KEPT
