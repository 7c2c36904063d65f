"""Whoever looks after the search can see why it answers as it does."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from home.roles import setup_roles
from home.roles.names import CHIEF_EDITORS, EDITORS, LIBRARIANS
from search.query.query import SearchQuery
from search.staff.inspection import Inspection, inspect
from tests.factories import ArticleFactory, DocumentFactory
from tests.search.conftest import Ask
from tests.services.service import free_port

ADDRESS = "/quan-tri/reports/searches/explained/"


@pytest.fixture
def inspected(ask: Ask) -> Inspection:
    ArticleFactory(title="Đại hội công đoàn tỉnh")
    DocumentFactory(title="Hướng dẫn đại hội", number="65/HD-TLĐ")
    assert ask("65 hd tld LĐLĐ daij hooij")["total"]
    return inspect(SearchQuery("65 hd tld LĐLĐ daij hooij"))


def test_what_was_understood_and_asked_is_shown(inspected: Inspection, engine: str) -> None:
    assert (inspected.engine == "elasticsearch") == (engine == "elasticsearch")
    assert [number.key for number in inspected.analysis.numbers] == ["65/hdtld"]
    assert any("liên" in reading.exact for reading in inspected.analysis.readings)
    assert inspected.plan_fields["numbers"] == ["65/hdtld"]
    assert inspected.steps
    assert any("65" in step.compiled for step in inspected.steps)
    assert inspected.hits[0].result.number == "65/HD-TLĐ"


def test_the_server_explains_each_score(inspected: Inspection, engine: str) -> None:
    if engine == "elasticsearch":
        assert all(hit.explanation for hit in inspected.hits)


def test_a_server_that_does_not_answer_is_named(db: None, settings) -> None:
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    ArticleFactory(title="Đại hội công đoàn tỉnh")
    inspection = inspect(SearchQuery("đại hội"))
    assert inspection.total == 1
    assert inspection.engine != "elasticsearch"
    assert inspection.failure


def test_the_command_says_the_same(inspected: Inspection) -> None:
    out = StringIO()
    call_command("explain_search", "65 hd tld", "LĐLĐ", hits=2, verbosity=2, stdout=out)
    said = out.getvalue()
    assert "Numbers:   65/hdtld" in said
    assert "65/HD-TLĐ Hướng dẫn đại hội" in said


@pytest.mark.parametrize("text", ["", "đại hội", "<b>", "%00", "x" * 10_000])
def test_the_page_answers_every_text(admin_client: Client, text: str) -> None:
    ArticleFactory(title="Đại hội công đoàn tỉnh")
    response = admin_client.get(ADDRESS, {"q": text})
    assert response.status_code == 200
    assert (response.context["inspection"] is None) == (text == "")


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "status"), [(EDITORS, 302), (CHIEF_EDITORS, 200), (LIBRARIANS, 200)])
def test_whoever_may_pin_results_sees_it(client: Client, role: str, status: int) -> None:
    setup_roles()
    user = User.objects.create_user("nhanvien")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == status
