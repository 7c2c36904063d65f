"""Accounts of staff: nobody raises anyone above themselves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.roles import ADMINISTRATORS

PASSWORD = "mot-mat-khau-dai-2026"


@pytest.fixture
def administrator(make_staff):
    return make_staff(ADMINISTRATORS, name="quantri")


@pytest.fixture
def superuser(newspaper):
    return User.objects.create_superuser("root", "root@example.org", "x")


def account(**fields):
    return {
        "username": "moi",
        "email": "moi@example.org",
        "first_name": "Mới",
        "last_name": "Nguyễn",
        "is_active": "on",
        "password1": PASSWORD,
        "password2": PASSWORD,
    } | fields


def test_administrators_create_accounts_but_no_superusers(administrator, sign_in):
    sign_in(administrator).post(reverse("wagtailusers_users:add"), account(is_superuser="on"))
    assert User.objects.get(username="moi").is_superuser is False


def test_superusers_create_superusers(superuser, sign_in):
    sign_in(superuser).post(reverse("wagtailusers_users:add"), account(is_superuser="on"))
    assert User.objects.get(username="moi").is_superuser


def test_administrators_cannot_raise_an_account(administrator, make_staff, sign_in):
    colleague = make_staff(name="moi")
    address = reverse("wagtailusers_users:edit", args=[colleague.pk])
    sign_in(administrator).post(address, account(is_superuser="on", first_name="Đã sửa"))
    colleague.refresh_from_db()
    assert (colleague.first_name, colleague.is_superuser) == ("Đã sửa", False)


@pytest.mark.parametrize("view", ["edit", "delete"])
def test_superusers_are_out_of_reach(view, administrator, superuser, sign_in):
    address = reverse(f"wagtailusers_users:{view}", args=[superuser.pk])
    sign_in(administrator).post(address, account(password1=PASSWORD))
    superuser.refresh_from_db()
    assert superuser.check_password("x")


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_superusers_are_out_of_reach_in_bulk(action, administrator, superuser, sign_in):
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    data = {"mark_as_active": "False", "role": superuser.pk}
    sign_in(administrator).post(f"{address}?id={superuser.pk}", data)
    superuser.refresh_from_db()
    assert superuser.is_active


@pytest.mark.parametrize("password", ["ngan", "123456789012", "password123", "moi@example.org"])
def test_weak_passwords_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(username="moi", email="moi@example.org"))


def test_a_long_password_is_enough():
    validate_password(PASSWORD, User(username="moi"))


def test_no_picture_is_fetched_from_elsewhere(administrator, sign_in):
    page = sign_in(administrator).get(reverse("wagtailadmin_account")).content.decode()
    assert "gravatar" not in page
