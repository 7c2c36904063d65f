"""The family name comes first wherever staff are named."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name

from tests.factories import ArticleFactory, home_page


@pytest.fixture
def lan(db) -> User:
    return User.objects.create_user("lan", "lan@example.org", "x", first_name="Lan", last_name="Nguyễn Thị")


@pytest.mark.parametrize(
    ("family", "given", "shown"),
    [("Nguyễn Thị", "Lan", "Nguyễn Thị Lan"), ("", "Lan", "Lan"), ("Nguyễn", "", "Nguyễn"), ("", "", "lan")],
)
def test_the_family_name_comes_first(family, given, shown):
    user = User(username="lan", first_name=given, last_name=family)
    assert get_user_display_name(user) == shown


def test_lists_histories_and_forms_of_the_admin_say_it_so(lan, admin_client):
    article = ArticleFactory(parent=home_page())
    article.save_revision(user=lan, log_action=True)
    addresses = [
        reverse("wagtailusers_users:index"),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ]
    for address in addresses:
        page = admin_client.get(address).content.decode()
        assert "Nguyễn Thị Lan" in page
        assert "Lan Nguyễn Thị" not in page


def test_the_form_of_an_account_asks_for_the_family_name_in_words(admin_client):
    page = admin_client.get(reverse("wagtailusers_users:add")).content.decode()
    assert "Họ và tên đệm" in page
