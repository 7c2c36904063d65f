"""The content security policy of the admin, and that it stays in the admin."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from home.roles import CHIEF_EDITORS
from tests.factories import ArticleFactory

HEADER = "Content-Security-Policy"


def sources(response, directive):
    rules = dict(rule.strip().partition(" ")[::2] for rule in response[HEADER].split(";"))
    return rules[directive].split()


@pytest.mark.parametrize("name", ["wagtailadmin_home", "article_listing:index", "wagtailimages:index"])
def test_the_admin_may_use_its_inline_scripts_and_nothing_from_elsewhere(
    name, newspaper, make_staff, sign_in
):
    response = sign_in(make_staff(CHIEF_EDITORS)).get(reverse(name))
    assert sources(response, "script-src") == ["'self'", "'unsafe-inline'"]
    assert sources(response, "frame-ancestors") == ["'self'"]
    assert "http" not in response[HEADER]


def test_the_preview_is_part_of_the_admin_and_may_be_framed_by_it(newspaper, make_staff, sign_in):
    article = ArticleFactory(parent=newspaper.life)
    client = sign_in(make_staff(CHIEF_EDITORS))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    # The body's fields are made by a script.
    client.post(preview, querydict_from_html(form, form_id="page-edit-form").dict() | {"body-count": "0"})
    response = client.get(preview, {"in_preview_panel": "true"})
    assert article.title in response.content.decode()
    assert sources(response, "frame-ancestors") == ["'self'"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_public_pages_stay_strict_for_staff_too(newspaper, make_staff, sign_in):
    article = ArticleFactory(parent=newspaper.life)
    response = sign_in(make_staff(CHIEF_EDITORS)).get(article.url)
    assert sources(response, "script-src") == ["'self'"]
    assert sources(response, "style-src") == ["'self'"]


def test_the_user_bar_is_for_staff_only(newspaper, make_staff, sign_in, client):
    article = ArticleFactory(parent=newspaper.life)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert edit in sign_in(make_staff(CHIEF_EDITORS)).get(article.url).content.decode()
    assert "userbar" not in client.get(article.url).content.decode()
