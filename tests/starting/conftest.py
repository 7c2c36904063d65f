from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from wagtail.models import Page

from starting.organisation import Kind, Organisation
from starting.start import start_site
from starting.words import SECTIONS


@pytest.fixture
def organisation() -> Organisation:
    return Organisation(
        name="Liên đoàn Lao động tỉnh Sông Mây",
        superior="Tổng Liên đoàn Lao động Việt Nam",
        address="Số 27 đường Bến Thuyền",
        phone="0299 000 1929",
        email="congdoan@songmay.example",
    )


@pytest.fixture
def empty_site(db: None) -> None:
    """What the tables hold after `migrate`: Wagtail's welcome page and nothing of ours."""
    assert list(Page.objects.order_by("path").values_list("depth", flat=True)) == [1, 2]


@pytest.fixture
def started(empty_site: None, organisation: Organisation) -> list[str]:
    return start_site(organisation, SECTIONS[Kind.PROVINCE])


@pytest.fixture
def make_group_user() -> Callable[[str], User]:
    """Makes a member of staff in the group named."""

    def make(group: str) -> User:
        user = User.objects.create_user(f"staff{User.objects.count()}", "staff@example.org", "x")
        user.groups.add(Group.objects.get(name=group))
        return user

    return make
