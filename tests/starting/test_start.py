"""An empty database becomes the site of an organisation, and a second start changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, Site

from documents.models import DocumentType, Field, IssuingBody, LibraryPage
from home.models import HomePage, Navigation, PlainPage, SiteSettings
from home.roles import WRITERS
from news.models import ArticlePage, GalleryIndexPage, SectionPage
from search.models import Abbreviation
from starting.organisation import Kind
from starting.start import is_started, start_site
from starting.words import SECTIONS
from tests.factories import ArticleFactory


def test_readers_find_every_place_of_a_new_site(started, client: Client):
    assert client.get("/").status_code == 200
    places = [*SectionPage.objects.all(), GalleryIndexPage.objects.get(), LibraryPage.objects.get()]
    assert len(places) == len(SECTIONS[Kind.PROVINCE]) + 2
    for place in places:
        assert client.get(place.url).status_code == 200
    assert client.get("/van-ban/").status_code == 200
    assert client.get("/lien-he/").status_code == 200


def test_the_front_page_names_the_organisation_and_leads_everywhere(started, client: Client):
    text = client.get("/").content.decode()
    assert "Liên đoàn Lao động tỉnh Sông Mây" in text
    assert "Tổng Liên đoàn Lao động Việt Nam" in text
    for title in SECTIONS[Kind.PROVINCE]:
        assert title in text
    assert "welcome" not in text.lower()


def test_nothing_is_invented(started):
    assert not ArticlePage.objects.exists()
    about = PlainPage.objects.get(slug="gioi-thieu")
    assert not about.live


def test_the_contact_page_says_what_was_told(started, client: Client):
    text = client.get("/lien-he/").content.decode()
    for told in ("Số 27 đường Bến Thuyền", "0299 000 1929", "congdoan@songmay.example"):
        assert told in text


def test_what_is_told_cannot_bring_markup(empty_site, organisation, client: Client):
    start_site(replace(organisation, address="<script>alert(1)</script>"), ["Tin"])
    assert "<script>alert" not in client.get("/lien-he/").content.decode()


def test_the_library_has_its_words(started):
    assert DocumentType.objects.get(name="Chỉ thị").abbreviation == "CT"
    assert not DocumentType.objects.get(name="Công văn").has_validity
    assert DocumentType.objects.get(name="Công văn").abbreviation == ""
    assert DocumentType.objects.filter(name="Luật").exists()
    assert Field.objects.count() >= 8
    own = IssuingBody.objects.get(name="Liên đoàn Lao động tỉnh Sông Mây")
    assert own.parent.abbreviation == "TLĐ"
    assert Abbreviation.objects.exists()


def test_a_second_start_makes_nothing(started, organisation):
    before = Page.objects.count(), DocumentType.objects.count(), IssuingBody.objects.count()
    assert start_site(organisation, SECTIONS[Kind.PROVINCE]) == []
    assert (Page.objects.count(), DocumentType.objects.count(), IssuingBody.objects.count()) == before


def test_a_second_start_adds_what_is_missing_and_keeps_what_staff_have_changed(started, organisation):
    SectionPage.objects.get(title="Nữ công").delete()
    settings = SiteSettings.objects.get()
    settings.phone = "1900"
    settings.save()
    Navigation.objects.update(
        menu=[{"type": "link", "value": {"page": None, "address": "/x/", "label": "X"}}]
    )
    made = start_site(organisation, SECTIONS[Kind.PROVINCE])
    assert made == ["Nữ công"]
    assert SiteSettings.objects.get().phone == "1900"
    assert len(Navigation.objects.get().menu) == 1


def test_a_body_under_a_former_name_is_not_made_again(empty_site, organisation):
    IssuingBody.objects.create(name="Công đoàn Sông Mây", former_names=organisation.name)
    start_site(organisation, [])
    assert not IssuingBody.objects.filter(name=organisation.name).exists()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_sections_whose_addresses_differ(empty_site, organisation, kind):
    start_site(organisation, SECTIONS[kind])
    slugs = list(SectionPage.objects.values_list("slug", flat=True))
    assert len(set(slugs)) == len(SECTIONS[kind]) >= 3


def test_what_was_imported_below_the_welcome_page_is_kept(empty_site, organisation, client: Client):
    welcome = Page.objects.get(depth=2)
    section = welcome.add_child(instance=SectionPage(title="Tin cũ"))
    article = ArticleFactory(title="Bài cũ", parent=section)
    start_site(organisation, ["Tin cũ", "Tin mới"])
    assert list(SectionPage.objects.values_list("title", flat=True)) == ["Tin cũ", "Tin mới"]
    assert client.get(ArticlePage.objects.get(pk=article.pk).url).status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])


def test_titles_are_cleaned_and_never_twice(empty_site, organisation):
    start_site(organisation, ["  Tin   tức ", "", "Tin tức"])
    assert list(SectionPage.objects.values_list("title", flat=True)) == ["Tin tức"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "   "}, {"name": "x" * 201}, {"superior": "x" * 201}, {"email": "a@"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_made(empty_site, organisation, wrong):
    with pytest.raises(ValidationError):
        start_site(replace(organisation, **wrong), ["Tin"])
    assert not is_started()


def test_the_site_leads_to_the_new_home_page_and_roles_are_there(started, make_group_user):
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific_class is HomePage
    section = SectionPage.objects.first()
    assert section.permissions_for_user(make_group_user(WRITERS)).can_add_subpage()
