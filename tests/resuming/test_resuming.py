"""Nothing typed is lost when the session ended, or when another window signed in anew."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from news.models import ArticlePage
from tests.factories import ArticleFactory, SectionFactory

PASSWORD = "mật khẩu đủ dài 1"
ORIGIN = "http://testserver"
LEAD = 'Đoạn mở đầu "gõ cả giờ" <b>&'


@pytest.fixture
def writer(db):
    return User.objects.create_superuser("viet", "viet@example.org", PASSWORD)


@pytest.fixture
def article(db):
    return ArticleFactory(parent=SectionFactory(), title="Tin cũ")


def sent_form(article):
    data = {"title": "Tin đã sửa", "slug": article.slug, "lead": LEAD, "body-count": "0", "display_date": ""}
    for formset in ("bylines", "related_pages", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return data | {"action-publish": "on"}


def hidden_fields(response) -> dict[str, str]:
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', response.content.decode())
    return {unescape(name): unescape(value) for name, value in inputs}


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def resume(client: Client, response, **given: str):
    fields = hidden_fields(response) | {"username": "viet", "password": PASSWORD} | given
    return client.post(reverse("resume"), fields)


def test_a_form_sent_after_the_session_ended_is_saved_after_signing_in(writer, article):
    client = Client()
    asked = client.post(edit_address(article), sent_form(article))
    assert asked.status_code == 401
    offered = resume(client, asked)
    fields = hidden_fields(offered)
    assert fields["lead"] == LEAD
    client.post(edit_address(article), fields)
    article.refresh_from_db()
    assert (article.title, article.lead) == ("Tin đã sửa", LEAD)


def test_a_wrong_password_loses_nothing(writer, article):
    client = Client()
    asked = client.post(edit_address(article), sent_form(article))
    again = resume(client, asked, password="sai")
    assert "_auth_user_id" not in client.session
    assert hidden_fields(again)["typed"] == hidden_fields(asked)["typed"]
    assert hidden_fields(resume(client, again))["lead"] == LEAD


def test_a_form_that_saves_by_itself_is_told_in_words(article):
    response = Client().post(
        edit_address(article), sent_form(article), headers={"accept": "application/json"}
    )
    assert response.status_code == 400
    assert "đăng nhập" in response.json()["error_message"]


def test_a_token_made_outdated_by_another_window_loses_nothing(writer, article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    offered = client.post(
        edit_address(article),
        sent_form(article) | {"csrfmiddlewaretoken": "x" * 64},
        headers={"origin": ORIGIN},
    )
    fields = hidden_fields(offered)
    assert fields["lead"] == LEAD
    client.post(edit_address(article), fields, headers={"origin": ORIGIN})
    article.refresh_from_db()
    assert article.title == "Tin đã sửa"


@pytest.mark.parametrize("origin", ["https://xau.example", "null", ""])
def test_a_form_from_elsewhere_is_refused_and_shown_to_nobody(writer, article, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    headers = {"origin": origin} if origin else {}
    response = client.post(edit_address(article), sent_form(article), headers=headers)
    assert response.status_code == 403
    assert "Tin đã sửa" not in response.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "không phải JSON",
        "{}",
        "[]",
        '{"address": "https://xau.example/quan-tri/", "fields": []}',
        '{"address": "//xau.example/quan-tri/", "fields": []}',
        '{"address": "/dang-xuat/", "fields": []}',
        '{"address": "/quan-tri/", "fields": [1]}',
    ],
)
def test_what_is_no_form_of_the_admin_is_not_sent_anywhere(writer, typed):
    response = Client().post(reverse("resume"), {"typed": typed, "username": "viet", "password": PASSWORD})
    assert response.status_code == 400


def test_reading_the_admin_leads_to_the_usual_form(article):
    response = Client().get(edit_address(article))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_signing_in_itself_is_not_kept(writer):
    response = Client().post(reverse("wagtailadmin_login"), {"username": "viet", "password": PASSWORD})
    assert response.status_code == 302


def test_a_reader_without_an_account_changes_nothing(article):
    Client().post(edit_address(article), sent_form(article))
    assert ArticlePage.objects.get(pk=article.pk).title == "Tin cũ"
