"""What Wagtail calls "Root" gets a name that staff can read."""

from __future__ import annotations

import pytest
from wagtail.models import Collection, Page

from home.roles import setup_roles
from home.roots import ROOT_OF_FILES, ROOT_OF_PAGES

pytestmark = pytest.mark.django_db


def names():
    return Page.objects.get(depth=1).title, Collection.objects.get(depth=1).name


def test_the_roots_are_named_with_the_roles():
    setup_roles()
    assert names() == (ROOT_OF_PAGES, ROOT_OF_FILES)
    assert Page.objects.get(depth=1).draft_title == ROOT_OF_PAGES


def test_a_name_that_somebody_gave_stays():
    Page.objects.filter(depth=1).update(title="Các trang tin")
    Collection.objects.filter(depth=1).update(name="Tất cả tệp")
    setup_roles()
    assert names() == ("Các trang tin", "Tất cả tệp")
