"""Staff pin a page to a text, and it stands above what was found."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from tests.factories import ArticleFactory, SectionFactory, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def pinned() -> Page:
    page = ArticleFactory(title="Hỏi đáp về chế độ thai sản", parent=SectionFactory())
    SearchPromotion.objects.create(query=Query.get("nghỉ sinh"), page=page, description="Sáu tháng lương")
    return page


def shown(client: Client, text: str, **parameters: str) -> list[str]:
    response = client.get("/tim-kiem/", {"q": text, **parameters})
    found: Any = response.context["pinned"]
    assert (b"search-pinned" in response.content) == bool(found)
    return [result.title for result in found]


@pytest.mark.parametrize("text", ["nghỉ sinh", "Nghi Sinh", "NGHỈ  SINH"])
def test_the_text_may_be_typed_with_marks_or_without(client: Client, pinned: Page, text: str) -> None:
    assert shown(client, text) == ["Hỏi đáp về chế độ thai sản"]


def test_other_texts_and_narrowed_lists_have_nothing_pinned(client: Client, pinned: Page) -> None:
    assert shown(client, "nghỉ phép") == []
    assert shown(client, "nghỉ sinh", loai="van-ban") == []


def test_what_not_everybody_may_read_is_not_shown(client: Client, pinned: Page) -> None:
    restrict(Page.objects.get(pk=pinned.get_parent().pk))
    assert shown(client, "nghỉ sinh") == []


def test_what_is_no_longer_published_is_not_shown(client: Client, pinned: Page) -> None:
    pinned.unpublish()
    assert shown(client, "nghỉ sinh") == []


def test_addresses_outside_may_be_pinned(client: Client) -> None:
    SearchPromotion.objects.create(
        query=Query.get("tổng đài"), external_link_url="https://example.vn/", external_link_text="Gọi 1900"
    )
    assert shown(client, "tong dai") == ["Gọi 1900"]
