"""Links of published pages are checked, and staff see those that are broken."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from home.roles import setup_roles
from home.roles.names import LIBRARIANS, WRITERS
from links.asking import Answer
from links.checking import Round, check_links
from links.collecting import external_links
from links.enums import LinkResult
from links.models import CheckedLink
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

REPORT = "/quan-tri/reports/broken-links/"


class Web:
    """Answers that nothing is there but what is named, and counts the questions."""

    def __init__(self, *working):
        self.working = working
        self.asked = []

    def __call__(self, url):
        self.asked.append(url)
        return Answer(LinkResult.WORKS, 200) if url in self.working else Answer(LinkResult.NOT_FOUND, 404)


def article(*urls, **fields):
    links = "".join(f'<a href="{url}">x</a>' for url in urls)
    items = [f'<p><a href="{url}">y</a></p>' for url in urls[:1]]
    body = [
        {"type": "text", "value": f"<p>{links}</p>"},
        {"type": "numbered_list", "value": {"start": 1, "items": items}},
    ]
    return ArticleFactory(body=body, **fields)


def a_round(web, **fields):
    return Round(ask=web, pause=0, **fields)


def test_links_are_found_in_texts_and_fields():
    page = article("https://a.example/1", "/noi-bo/", "mailto:a@b.c", source_url="http://b.example/")
    assert set(external_links(page)) == {"https://a.example/1", "http://b.example/"}
    assert external_links(article("http://localhost/x", "http://[", title="Khác")) == []


def test_every_address_is_asked_once_a_round_and_again_after_a_week():
    article("https://a.example/1", "https://a.example/2", title="Một")
    article("https://a.example/1", title="Hai")
    article("https://a.example/3", live=False, title="Ba")
    web = Web("https://a.example/1")
    assert check_links(a_round(web)) == 2
    assert check_links(a_round(web)) == 0
    assert CheckedLink.objects.count() == 3
    assert check_links(a_round(web, again_after=timedelta(0))) == 2


def test_nothing_new_is_asked_when_time_is_up():
    article("https://a.example/1")
    assert check_links(a_round(Web(), seconds=-1)) == 0


def test_links_that_are_gone_are_forgotten():
    page = article("https://a.example/1")
    check_links(a_round(Web()))
    page.body = []
    page.save_revision().publish()
    check_links(a_round(Web()))
    assert not CheckedLink.objects.exists()


def test_broken_links_are_reported_to_librarians(admin_client):
    article("https://a.example/1", "https://a.example/2")
    check_links(a_round(Web("https://a.example/1")))
    rows = admin_client.get(REPORT).context["object_list"]
    assert [(row.url, row.result, row.code) for row in rows] == [("https://a.example/2", "not_found", 404)]
    assert b"a.example/2" in b"".join(admin_client.get(f"{REPORT}?export=csv").streaming_content)
    setup_roles()
    for role, status in ((LIBRARIANS, 200), (WRITERS, 302)):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        assert client.get(REPORT).status_code == status


def test_the_command_says_what_it_did(capsys):
    article()
    call_command("check_links")
    assert "0 addresses asked, 0 links broken" in capsys.readouterr().out
