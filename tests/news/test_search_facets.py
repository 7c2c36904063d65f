"""What the newsroom tells the search of sections and tags."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from news.models import ArticlePage, GalleryPage, SectionPage
from pages.models import Tag
from search.content import content_of, pages_for_search
from search.index import maintenance
from search.models import SearchEntry
from tests.factories import ArticleFactory, GalleryFactory, SectionFactory

pytestmark = pytest.mark.django_db


def indexed(page: Page) -> list[str]:
    facets = SearchEntry.objects.get(page=page).facets.split()
    return [token for token in facets if not token.startswith("year=")]


def test_an_article_is_in_its_section_and_in_those_above():
    outer = SectionFactory()
    inner = SectionFactory(parent=outer)
    assert set(indexed(ArticleFactory(parent=inner))) == {f"section={outer.pk}", f"section={inner.pk}"}


def test_moving_an_article_or_a_section_changes_where_it_is_found():
    first, second = SectionFactory(), SectionFactory()
    inner = SectionFactory(parent=first)
    article, deep = ArticleFactory(parent=first), ArticleFactory(parent=inner)
    Page.objects.get(pk=article.pk).move(Page.objects.get(pk=second.pk), pos="last-child")
    assert indexed(article) == [f"section={second.pk}"]
    Page.objects.get(pk=inner.pk).move(Page.objects.get(pk=second.pk), pos="last-child")
    assert set(indexed(deep)) == {f"section={second.pk}", f"section={inner.pk}"}
    assert not maintenance.check()


def test_tags_of_articles_and_galleries_are_found_under_their_slug():
    article = ArticleFactory(tags=["Nữ công"])
    gallery = GalleryFactory()
    gallery.tags.add(Tag.objects.get(name="Nữ công"))
    gallery.save()
    assert "tag=nu-cong" in indexed(article)
    assert indexed(gallery) == ["tag=nu-cong"]


def test_a_tag_with_another_slug_or_none_at_all_is_known_at_once():
    article = ArticleFactory(tags=["Nữ công", "An toàn"])
    tag = Tag.objects.get(name="Nữ công")
    tag.slug = "phu-nu"
    tag.save()
    assert "tag=phu-nu" in indexed(article)
    assert "tag=nu-cong" not in indexed(article)
    tag.delete()
    assert [token for token in indexed(article) if token.startswith("tag=")] == ["tag=an-toan"]
    assert not maintenance.check()


def test_a_new_name_for_a_tag_needs_no_indexing():
    article = ArticleFactory(tags=["Nữ công"])
    before = SearchEntry.objects.get(page=article).pk
    tag = Tag.objects.get(name="Nữ công")
    tag.name = "Nữ công các cấp"
    tag.save()
    assert SearchEntry.objects.get(page=article).pk == before


@pytest.mark.parametrize("model", [ArticlePage, GalleryPage])
def test_many_pages_are_read_for_the_index_in_few_queries(model, django_assert_max_num_queries):
    section = SectionFactory(parent=SectionFactory())
    for number in range(6):
        page = ArticleFactory(parent=section) if model is ArticlePage else GalleryFactory(photos=1)
        page.tags.add(Tag.objects.get_or_create(name=f"Thẻ {number}")[0])
        page.save()
    with django_assert_max_num_queries(6):
        assert len([content_of(page) for page in pages_for_search(model)]) == 6
    assert SectionPage.objects.count() == 2
