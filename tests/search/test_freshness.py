"""What changes in the tree is in the results at once, and what not everybody may read is never there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.models import SearchEntry
from tests.factories import ArticleFactory, GalleryFactory, SectionFactory, restrict
from tests.search.conftest import Ask

Titles = Callable[..., list[str]]


def publish(page: Page) -> None:
    page.save_revision().publish()


def test_a_draft_is_not_found(titles: Titles, db: None) -> None:
    ArticleFactory(title="Bản nháp bí mật", live=False)
    assert titles("bản nháp bí mật") == []


def test_the_words_of_a_draft_of_a_published_page_are_not_found(titles: Titles, db: None) -> None:
    article = ArticleFactory(title="Bản đã đăng")
    article.title = "Chuyện sửa dở dang"
    article.save_revision()
    assert titles("dở dang") == []
    assert titles("bản đã đăng") == ["Bản đã đăng"]


def test_publishing_changes_what_is_found(titles: Titles, db: None) -> None:
    article = ArticleFactory(title="Tên cũ rích")
    article.title = "Danh xưng mới tinh"
    publish(article)
    assert titles("danh xưng mới tinh") == ["Danh xưng mới tinh"]
    assert titles("cũ rích") == []


def test_captions_of_photos_are_found(titles: Titles, db: None) -> None:
    gallery = GalleryFactory(title="Ảnh hội thao", photos=1)
    photo = gallery.photos.get()
    photo.caption = "Đội kéo co nhà máy dệt"
    photo.save()
    publish(Page.objects.get(pk=gallery.pk).specific)
    assert titles("kéo co nhà máy dệt") == ["Ảnh hội thao"]


def test_an_unpublished_page_is_gone(titles: Titles, db: None) -> None:
    article = ArticleFactory(title="Tin rút lại")
    article.unpublish()
    assert titles("tin rút lại") == []


def test_an_expired_page_is_gone(titles: Titles, db: None) -> None:
    article = ArticleFactory(title="Tin hết hạn", expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    article.refresh_from_db()
    assert not article.live
    assert titles("tin hết hạn") == []


def test_a_deleted_page_is_gone_with_all_below(titles: Titles, db: None) -> None:
    section = SectionFactory()
    ArticleFactory(title="Tin bị xóa", parent=section)
    Page.objects.get(pk=section.pk).delete()
    assert titles("tin bị xóa") == []
    assert not SearchEntry.objects.exists()


def test_restricting_a_section_hides_what_is_below_it(ask: Ask, client: Client, db: None) -> None:
    section = SectionFactory()
    ArticleFactory(title="Chuyện nội bộ", parent=section)
    restrict(section)
    assert ask("chuyện nội bộ")["total"] == 0
    assert client.get("/tim-kiem/", {"q": "chuyện nội bộ"}).context["found"].kinds == {}
    PageViewRestriction.objects.get(page=section).delete()
    assert ask("chuyện nội bộ")["total"] == 1


def test_a_page_published_below_a_restricted_one_is_not_found(titles: Titles, db: None) -> None:
    section = SectionFactory()
    restrict(section)
    publish(ArticleFactory(title="Chuyện nội bộ", parent=section))
    assert titles("chuyện nội bộ") == []


@pytest.mark.parametrize("into_restricted", [True, False])
def test_moving_follows_the_restrictions_of_the_new_place(
    into_restricted: bool, titles: Titles, db: None
) -> None:
    opened, closed = SectionFactory(), SectionFactory()
    restrict(closed)
    article = ArticleFactory(title="Bài chuyển chỗ", parent=opened if into_restricted else closed)
    article.move(closed if into_restricted else opened, pos="last-child")
    assert titles("bài chuyển chỗ") == ([] if into_restricted else ["Bài chuyển chỗ"])


def test_a_moved_section_leads_to_the_new_addresses(
    ask: Ask, client: Client, db: None, django_capture_on_commit_callbacks
) -> None:
    section, target = SectionFactory(slug="cu"), SectionFactory(slug="moi")
    ArticleFactory(title="Bài chuyển chỗ", parent=section)
    Page.objects.get(pk=section.pk).specific.move(target, pos="last-child")
    with django_capture_on_commit_callbacks(execute=True):
        section = Page.objects.get(pk=section.pk).specific
        section.slug = "khac"
        publish(section)
    (hit,) = ask("bài chuyển chỗ")["results"]
    assert hit["url"].startswith("/moi/khac/")
    assert client.get(hit["url"]).status_code == 200


def test_a_change_that_is_rolled_back_is_not_found(titles: Titles, db: None) -> None:
    with transaction.atomic():
        ArticleFactory(title="Chưa từng có")
        transaction.set_rollback(True)
    assert titles("chưa từng có") == []


def test_a_page_opened_to_the_index_by_mistake_is_still_not_shown(ask: Ask, db: None) -> None:
    article = ArticleFactory(title="Lọt lưới")
    Page.objects.filter(pk=article.pk).update(live=False)
    assert ask("lọt lưới")["results"] == []
