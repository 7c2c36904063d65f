from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import Resolver404

from pages.mounting import MountedViewsMixin, mount


class Bare:
    """A page without a table."""

    def __init__(self, title="Bài"):
        self.title = title


@pytest.fixture
def parent():
    class Parent(MountedViewsMixin, Bare):
        pass

    return Parent


@pytest.fixture
def child(parent):
    return type("Child", (parent,), {})


def saying(text):
    def view(page, _request, **kwargs):
        return HttpResponse(f"{page.title}: {text}{kwargs or ''}")

    return view


def answer(page, path):
    view, args, kwargs = page.resolve_subpage(path)
    return view(None, *args, **kwargs).content.decode()


def names(model):
    return [route.name for route in model.get_subpage_urls()]


def test_a_view_is_given_its_page_and_what_stands_in_the_address(parent):
    mount(parent, "anh/<int:number>/")(saying("ảnh"))
    assert answer(parent("Bài"), "/anh/7/") == "Bài: ảnh{'number': 7}"
    assert answer(parent("Tin"), "/anh/8/") == "Tin: ảnh{'number': 8}"


def test_an_address_where_nothing_is_mounted_is_not_found(parent):
    with pytest.raises(Resolver404):
        parent().resolve_subpage("/anh/7/")


@pytest.mark.parametrize("asked", ["parent", "child"])
def test_a_view_that_is_mounted_after_others_were_resolved_is_found(parent, child, asked):
    page = {"parent": parent, "child": child}[asked]()
    with pytest.raises(Resolver404):
        page.resolve_subpage("/in/")
    mount(parent, "in/")(saying("in"))
    assert answer(page, "/in/") == "Bài: in"


def test_a_view_has_the_name_of_its_function_or_the_one_given(parent):
    mount(parent, "mot/")(saying("một"))
    mount(parent, "hai/<int:day>/", name="second")(saying("hai"))
    assert names(parent) == ["view", "second", "index_route"]
    assert parent().reverse_subpage("second", kwargs={"day": 2}) == "hai/2/"


def test_one_view_may_serve_several_addresses_under_one_name(parent):
    view = saying("ngày")
    assert mount(parent, "nam/<int:year>/")(view) is view
    mount(parent, "nam/<int:year>/<int:month>/")(view)
    page = parent()
    assert page.reverse_subpage("view", kwargs={"year": 2026}) == "nam/2026/"
    assert page.reverse_subpage("view", kwargs={"year": 2026, "month": 9}) == "nam/2026/9/"


def test_of_two_views_that_fit_the_one_mounted_first_answers(parent):
    mount(parent, "<str:word>/")(saying("một"))
    mount(parent, "in/")(saying("hai"))
    assert answer(parent(), "/in/").startswith("Bài: một")


def test_the_view_of_the_page_itself_stands_before_that_of_wagtail(parent):
    assert names(parent) == ["index_route"]
    mount(parent, "")(saying("chính nó"))
    assert answer(parent(), "/") == "Bài: chính nó"


def test_a_preview_shows_what_the_view_of_the_page_itself_shows(parent):
    mount(parent, "in/")(saying("in"))
    mount(parent, "")(saying("chính nó"))
    assert parent().serve_preview(None, "").content.decode() == "Bài: chính nó"


def test_a_page_type_inherits_the_views_of_its_parent(parent, child):
    mount(parent, "in/")(saying("in"))
    assert answer(child(), "/in/") == "Bài: in"


def test_a_page_type_may_have_a_view_of_its_own_where_its_parent_has_one(parent, child):
    mount(parent, "in/")(saying("in"))
    mount(child, "in/")(saying("in khác"))
    assert answer(child(), "/in/") == "Bài: in khác"
    assert answer(parent(), "/in/") == "Bài: in"


def test_page_types_do_not_share_what_is_mounted_on_one_of_them(parent, child):
    mount(child, "in/")(saying("in"))
    with pytest.raises(Resolver404):
        parent().resolve_subpage("/in/")
