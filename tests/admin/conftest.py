from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from documents.models import LibraryPage
from home.models import HomePage
from home.roles import setup_roles
from news.models import GalleryIndexPage, SectionPage
from tests.factories import GalleryIndexFactory, LibraryFactory, SectionFactory, home_page


@dataclass
class Newspaper:
    """The places of a small site, with the roles set up."""

    home: HomePage
    life: SectionPage
    law: SectionPage
    galleries: GalleryIndexPage
    library: LibraryPage


@pytest.fixture(scope="module")
def made_newspaper(shared_content: None) -> Newspaper:
    places = Newspaper(
        home=home_page(),
        life=SectionFactory(title="Đời sống"),
        law=SectionFactory(title="Pháp luật"),
        galleries=GalleryIndexFactory(),
        library=LibraryFactory(),
    )
    setup_roles()
    return places


@pytest.fixture
def newspaper(made_newspaper: Newspaper, db: None) -> Newspaper:
    return deepcopy(made_newspaper)


@pytest.fixture
def make_staff(newspaper: Newspaper) -> Callable[..., User]:
    """Makes a member of staff in the groups named."""

    def make(*groups: str, name: str = "") -> User:
        name = name or f"staff{User.objects.count()}"
        user = User.objects.create_user(name, f"{name}@example.org", "x", first_name=name, last_name="Nguyễn")
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        return user

    return make


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    def sign(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign
