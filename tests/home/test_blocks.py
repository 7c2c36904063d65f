"""What the blocks of the front page choose to show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.blocks import HomeBodyBlock
from tests.factories.news import ArticleFactory, GalleryFactory, SectionFactory
from tests.factories.site import restrict

pytestmark = pytest.mark.django_db


def shown(kind: str, **value: object) -> dict[str, Any]:
    """The context with which a block of that kind is rendered."""
    stream = HomeBodyBlock()
    block = stream.child_blocks[kind]
    return block.get_context(block.to_python(value))


def titles(articles: list[Any]) -> list[str]:
    return [article.title for article in articles]


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def test_lead_stories_are_the_picked_ones_and_then_the_newest() -> None:
    old = ArticleFactory(title="Cũ", display_date=days_ago(9))
    ArticleFactory(title="Mới", display_date=days_ago(1))
    ArticleFactory(title="Giữa", display_date=days_ago(5))
    context = shown("lead_stories", articles=[old.pk], count=2)
    assert titles(context["articles"]) == ["Cũ", "Mới"]


def test_a_withdrawn_lead_story_makes_room_for_the_next() -> None:
    picked = ArticleFactory(live=False)
    ArticleFactory(title="Mới")
    assert titles(shown("lead_stories", articles=[picked.pk], count=2)["articles"]) == ["Mới"]


def test_a_section_shows_its_own_articles_newest_first() -> None:
    section = SectionFactory()
    for days in (3, 1, 2):
        ArticleFactory(parent=section, title=str(days), display_date=days_ago(days))
    ArticleFactory(parent=SectionFactory(), title="ở mục khác")
    context = shown("section_news", section=section.pk, count=2)
    assert titles(context["articles"]) == ["1", "2"]


@pytest.mark.parametrize("hidden", ["unpublished", "restricted"])
def test_a_section_that_is_not_public_is_not_even_named(hidden: str) -> None:
    section = SectionFactory()
    ArticleFactory(parent=section)
    if hidden == "unpublished":
        section.unpublish()
    else:
        restrict(section)
    context = shown("section_news", section=section.pk, count=2)
    assert context["section"] is None
    assert list(context["articles"]) == []


def test_galleries_know_how_many_photos_they_have() -> None:
    GalleryFactory(photos=3)
    [found] = shown("galleries", count=4)["galleries"]
    assert found.photo_count == 3


def test_a_gallery_without_a_cover_takes_its_first_photo() -> None:
    gallery = GalleryFactory(photos=2)
    gallery.save()
    assert gallery.lead_image == gallery.photos.first().image


def test_a_cover_that_was_chosen_stays() -> None:
    gallery = GalleryFactory(photos=2)
    second = gallery.photos.last().image
    gallery.lead_image = second
    gallery.save()
    assert gallery.lead_image == second
