"""No change leaves a page as it was: what is kept is what would be made now, after every kind of change."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from documents.models import DocumentType, LegalDocumentPage
from home.models import Navigation, SiteSettings
from news.models import ArticlePage, Person
from page_cache.store import KEPT
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    GalleryFactory,
    SectionFactory,
    SiteImageFactory,
    home_page,
    restrict,
)

pytestmark = pytest.mark.django_db


class World:
    """A small site with something of every kind, and the addresses at which readers see it."""

    def __init__(self) -> None:
        self.home = home_page()
        self.section = SectionFactory(title="Hoạt động công đoàn")
        self.other = SectionFactory(title="Chính sách", slug="chinh-sach")
        self.person = Person.objects.create(name="Lê Thị Bưởi")
        self.picture = SiteImageFactory(title="Hội thao")
        self.article = ArticleFactory(
            parent=self.section, title="Hội thao mùa xuân", lead_image=self.picture, tags=["thể thao"]
        )
        self.article.bylines.create(person=self.person)
        self.article.save()
        self.beside = ArticleFactory(parent=self.section, title="Bếp ăn ca đêm", tags=["thể thao"])
        self.gallery = GalleryFactory(title="Đêm hội")
        self.document = DocumentFactory(
            title="Hướng dẫn thu chi", number="47/HD-TLĐ", issued_on=date(2021, 12, 30)
        )
        self.attachment = AttachmentFactory(title="Toàn văn")
        self.document.files.create(attachment=self.attachment)
        self.document.save()
        self.later = DocumentFactory(title="Hướng dẫn mới", number="5/HD-TLĐ", issued_on=date(2024, 5, 6))

    @property
    def addresses(self) -> list[str]:
        pages = [
            self.home, self.section, self.other, self.article, self.beside, self.gallery, self.document,
            self.later, self.document.get_parent(), self.gallery.get_parent(),
        ]  # fmt: skip
        # As they were when the test began: what moves away has to answer so.
        return [page.url for page in pages] + [f"{self.article.url}in/"]


@pytest.fixture(scope="module")
def made_world(shared_content: None) -> World:
    return World()


@pytest.fixture
def world(made_world: World, db: None) -> World:
    return deepcopy(made_world)


def publish(world: World) -> None:
    ArticleFactory(parent=world.section, title="Tin vừa đăng")


def edit(world: World) -> None:
    page = ArticlePage.objects.get(pk=world.article.pk)
    page.title = "Hội thao đã kết thúc"
    page.save_revision().publish()


def update_without_signals(world: World) -> None:
    LegalDocumentPage.objects.filter(pk=world.document.pk).update(number="48/HD-TLĐ")


def retitle_without_signals(world: World) -> None:
    Page.objects.filter(pk=world.beside.pk).update(title="Bếp ăn ca ngày")


def move(world: World) -> None:
    Page.objects.get(pk=world.article.pk).move(Page.objects.get(pk=world.other.pk), pos="last-child")


def unpublish(world: World) -> None:
    ArticlePage.objects.get(pk=world.article.pk).unpublish()


def delete(world: World) -> None:
    ArticlePage.objects.get(pk=world.beside.pk).delete()


def restrict_section(world: World) -> None:
    restrict(world.section)


def tag(world: World) -> None:
    page = ArticlePage.objects.get(pk=world.article.pk)
    page.tags.add("an toàn")
    page.save_revision().publish()


def menu(world: World) -> None:
    navigation = Navigation.for_site(Site.objects.get())
    navigation.menu = [("link", {"page": world.section, "label": "Tin của ta"})]
    navigation.save()


def organisation(world: World) -> None:
    found = SiteSettings.for_site(Site.objects.get())
    found.organisation = "Liên đoàn Lao động tỉnh Sông Mây"
    found.save()


def replace_document(world: World) -> None:
    later = LegalDocumentPage.objects.get(pk=world.later.pk)
    later.relations.create(relation_type="replaces", target=world.document)
    later.save_revision().publish()


def rename_type(world: World) -> None:
    DocumentType.objects.filter(pk=world.document.document_type_id).update(name="Loại có tên khác")


def rename_person(world: World) -> None:
    Person.objects.update(name="Lê Thị Cam")


def describe_picture(world: World) -> None:
    world.picture.description = "Đội kéo co"
    world.picture.save()


def rename_file(world: World) -> None:
    type(world.attachment).objects.update(title="Bản có dấu")


def hide_file(world: World) -> None:
    world.document.files.all().delete()


CHANGES: list[Callable[[World], None]] = [
    publish, edit, update_without_signals, retitle_without_signals, move, unpublish, delete,
    restrict_section, tag, menu, organisation, replace_document, rename_type, rename_person,
    describe_picture, rename_file, hide_file,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_all_pages_are_as_they_would_be_made_now(kept, anew, world, change):
    addresses = world.addresses
    before = {address: kept(address) for address in addresses}
    assert before == {address: kept(address) for address in addresses}, "kept pages are the same"
    change(world)
    after = {address: anew(address) for address in addresses}
    assert after != before, "the change shows somewhere"
    assert {address: kept(address) for address in addresses} == after


@pytest.mark.parametrize("hours", [1, 30])
def test_what_the_clock_changes_is_no_longer_given(kept, anew, world, monkeypatch, hours):
    now = timezone.now()
    LegalDocumentPage.objects.filter(pk=world.document.pk).update(
        expires_on=timezone.localdate(now + timedelta(hours=hours))
    )
    Page.objects.filter(pk=world.article.pk).update(expire_at=now + timedelta(minutes=2))
    addresses = world.addresses
    before = {address: kept(address) for address in addresses}
    for later in (timedelta(minutes=3), timedelta(hours=hours + 30)):
        monkeypatch.setattr(timezone, "now", lambda later=later: now + later)
        after = {address: anew(address) for address in addresses}
        assert after != before
        assert {address: kept(address) for address in addresses} == after
        before = after


def test_what_is_rolled_back_changes_nothing(kept, world):
    before = kept(world.article.url)
    with transaction.atomic():
        edit(world)
        assert kept(world.article.url) != before
        transaction.set_rollback(True)
    assert kept(world.article.url) == before


def test_a_draft_that_is_saved_costs_no_page(kept, world):
    kept(world.article.url)
    page = ArticlePage.objects.get(pk=world.article.pk)
    page.title = "Bản nháp"
    page.save_revision()
    kept(world.beside.url)
    assert len(KEPT) == 2


def test_counting_costs_no_page(client, kept, world):
    kept(world.article.url)
    client.get(
        world.article.url, headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}
    )
    call_command("roll_up_counters", verbosity=0)
    kept(world.beside.url)
    assert len(KEPT) == 2
