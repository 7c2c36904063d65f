"""A page type of somebody else's is counted and found, by what the page for contributors says and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from config.settings.environment import ROOT
from tests.factories import home_page
from tests.sample_app.models import VacancyPage

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
FOLDER = Path(__file__).parent
WRITTEN = (
    FOLDER / "models.py",
    FOLDER / "search_content.py",
    FOLDER / "apps.py",
    FOLDER / "templates" / "sample_app" / "vacancy.html",
)
# Its name among the applications, and its table among those that are watched.
LINES_ELSEWHERE = 2


@pytest.fixture
def vacancy(db: None) -> VacancyPage:
    page: VacancyPage = home_page().add_child(
        instance=VacancyPage(title="Tuyển kế toán công đoàn", duties="Theo dõi đoàn phí.", live=False)
    )
    page.save_revision().publish()
    return VacancyPage.objects.get(pk=page.pk)


def found(client, query):
    return [result["url"] for result in client.get("/api/search/", {"q": query}).json()["results"]]


def test_its_address_is_made_of_its_title(vacancy):
    assert vacancy.url == "/tuyen-ke-toan-cong-doan/"


def test_it_is_viewed_and_counted(client, vacancy):
    client.defaults["HTTP_USER_AGENT"] = BROWSER
    assert "0 lượt xem" in client.get(vacancy.url).content.decode()
    assert "1 lượt xem" in client.get(vacancy.url).content.decode()
    assert client.get(f"/api/counters/{vacancy.pk}/").json()["views"] == 1


@pytest.mark.parametrize("query", ["tuyen ke toan", "đoàn phí"])
def test_it_is_found(client, vacancy, query):
    assert [url.removeprefix("http://localhost") for url in found(client, query)] == [vacancy.url]


def test_what_is_changed_is_found_at_once(client, vacancy):
    assert found(client, "theo doi")
    vacancy.duties = "Lập báo cáo tài chính."
    vacancy.save_revision().publish()
    assert found(client, "bao cao tai chinh")
    assert not found(client, "theo doi")


def test_it_is_found_no_longer_than_readers_may_see_it(client, vacancy):
    restriction = PageViewRestriction.objects.create(page=vacancy, restriction_type="login")
    assert not found(client, "ke toan")
    restriction.delete()
    assert found(client, "ke toan")
    Page.objects.get(pk=vacancy.pk).unpublish()
    assert not found(client, "ke toan")


def test_staff_see_its_counts_while_they_edit_it(client, vacancy):
    client.get(vacancy.url, headers={"user-agent": BROWSER})
    client.force_login(get_user_model().objects.create_superuser("quantri"))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[vacancy.pk])).content.decode()
    assert "<dt>Lượt xem</dt> <dd><strong>1</strong></dd>" in " ".join(form.split())


def test_it_takes_at_most_forty_lines():
    lines = [line for file in WRITTEN for line in file.read_text(encoding="utf-8").splitlines()]
    assert len([line for line in lines if line.strip()]) + LINES_ELSEWHERE <= 40


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_contributors_are_shown_just_this(file):
    shown = (ROOT / "site" / "docs" / "contributing.md").read_text(encoding="utf-8")
    assert f"\n{file.read_text(encoding='utf-8')}```\n" in shown
