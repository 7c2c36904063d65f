"""Everything that the content names is on the site once it was loaded, and is loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, RequestFactory
from wagtail.models import Page, Site

from attachments.models import Attachment
from demonstration.bundle import Content
from demonstration.loading import load
from demonstration.logins import DEMONSTRATION_PASSWORD, accounts_on_site
from documents.models import DocumentCollectionPage, LegalDocumentPage
from documents.validity.verdicts import verdict_of
from home.menus import menus_for
from home.models import HomePage, PlainPage, SiteSettings
from home.roles import ADMINISTRATORS, EDITORS, LIBRARIANS, WRITERS
from images.models import SiteImage
from news.models import ArticlePage, GalleryPage, SectionPage
from starting.start import is_started
from tests.settling import around_tests

# The content is loaded in one process.
pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.xdist_group("demonstration")]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, content: Content) -> Iterator[Content]:
    """The content that was loaded once for all tests here, and is taken back after them."""
    with django_db_blocker.unblock(), around_tests(transaction.atomic()):
        load(content)
        yield content
        transaction.set_rollback(True)


@pytest.fixture
def site(loaded: Content, db: None) -> Content:
    """The database with the loaded content; what a test changes is undone."""
    return loaded


def slugs(pages) -> set[str]:
    return set(pages.live().values_list("slug", flat=True))


def test_every_page_of_the_content_is_published(site):
    assert slugs(SectionPage.objects) == set(site.sections)
    assert slugs(ArticlePage.objects) == set(site.articles)
    assert slugs(GalleryPage.objects) == set(site.galleries)
    assert slugs(LegalDocumentPage.objects) == set(site.documents)
    assert slugs(PlainPage.objects) == set(site.pages)
    assert not Page.objects.filter(live=False).exists()
    assert not Page.objects.filter(has_unpublished_changes=True).exists()


def test_the_home_page_is_the_root_of_the_site(site):
    root = Site.objects.get(is_default_site=True).root_page.specific
    assert isinstance(root, HomePage)
    stories = next(block.value for block in root.body if block.block_type == "lead_stories")
    assert [page.slug for page in stories["articles"]] == list(site.home.lead_stories)
    sections = [block.value["section"].slug for block in root.body if block.block_type == "section_news"]
    assert sections == list(site.home.sections)


def test_articles_are_as_written(site):
    for slug, written in site.articles.items():
        article = ArticlePage.objects.get(slug=slug)
        assert (article.title, article.kicker, article.lead) == (written.title, written.kicker, written.lead)
        assert (article.section.slug, article.source) == (written.section, written.source)
        assert {tag.name for tag in article.tags.all()} == set(written.tags)
        assert (article.first_published_at, article.display_date) == (written.published, written.displayed)
        assert [each.related.slug for each in article.related_pages.all()] == list(written.related)
        assert str(article.bylines.get())
        assert article.lead_image.description


def test_no_block_of_a_body_is_lost(site):
    for slug, written in site.articles.items():
        body = ArticlePage.objects.get(slug=slug).body
        assert len(body) == len(body.raw_data)
        others = [block.block_type for block in body if block.block_type != "text"]
        expected = [block for block in written.body if type(block).__name__ not in {"Paragraph", "Heading"}]
        assert len(others) == len(expected), slug


def test_documents_are_as_written(site):
    for slug, written in site.documents.items():
        document = LegalDocumentPage.objects.get(slug=slug)
        assert document.number == written.number
        assert document.document_type.name == written.type
        assert document.issuer.name == site.organisations[written.issuer].name
        assert document.signer.name == site.people[written.signature.person].name
        assert (document.issued_on, document.effective_on) == (written.issued, written.effective)
        assert {field.name for field in document.fields.all()} == set(written.fields)
        files = [(file.role, file.title, file.attachment.download_name) for file in document.files.all()]
        assert files == [(spec.role, spec.title, spec.filename) for spec in written.files]
        relations = [
            (each.relation_type, each.target.number if each.target else "", each.target_text, each.scope)
            for each in document.relations.all()
        ]
        assert relations == [(each.kind, each.number, each.outside, each.scope) for each in written.relations]


@pytest.mark.parametrize(
    ("number", "status", "explanation"),
    [
        ("02/QyĐ-LĐLĐ", "not_yet_in_force", ""),
        ("05/CT-LĐLĐ", "in_force", ""),
        ("845/QĐ-LĐLĐ", "partly_expired", "1105/QĐ-LĐLĐ (Điều 6 và khoản 2 Điều 9)"),
        ("320/QĐ-LĐLĐ", "expired", "1105/QĐ-LĐLĐ"),
        ("76/KH-LĐLĐ", "expired", ""),
        ("512/QĐ-LĐLĐ", "suspended", "1188/QĐ-LĐLĐ"),
        ("412/QĐ-LĐLĐ", "replaced", "987/QĐ-LĐLĐ"),
        ("233/TB-LĐLĐ", "not_applicable", ""),
        ("09/QC-LĐLĐ", "unknown", ""),
    ],
)
def test_every_state_of_validity_is_seen_with_its_cause(number, status, explanation):
    document = LegalDocumentPage.objects.get(number=number)
    verdict = verdict_of(document, date(2026, 11, 23))
    assert verdict.status == status
    assert verdict.explanation.endswith(explanation)
    assert verdict.is_caused is bool(explanation)


def test_what_happened_after_publication_is_told(client: Client):
    corrected = LegalDocumentPage.objects.get(number="05/CT-LĐLĐ")
    version = corrected.file_versions.get()
    assert version.sha256 != corrected.files.first().attachment.sha256
    assert "200 triệu đồng" in version.reason
    assert version.replaced_by.username == "thuthu"
    withdrawn = LegalDocumentPage.objects.get(number="190/KH-LĐLĐ")
    assert withdrawn.is_withdrawn
    assert withdrawn.withdrawal_reason in client.get(withdrawn.url).content.decode()


def test_collections_are_found_from_the_library(site, client: Client):
    library = client.get("/van-ban/").content.decode()
    for slug, written in site.collections.items():
        collection = DocumentCollectionPage.objects.get(slug=slug)
        assert collection.title == written.title
        assert [each.document.number for each in collection.members.all()] == [
            member.number for member in written.members
        ]
        assert collection.url in library


def test_the_text_of_a_scan_is_left_to_be_recognised():
    scan = LegalDocumentPage.objects.get(number="09/QC-LĐLĐ")
    assert scan.text == ""
    assert scan.files.get().attachment.extraction.is_pending


def test_galleries_hold_their_photos_in_order(site):
    for slug, written in site.galleries.items():
        photos = GalleryPage.objects.get(slug=slug).photos.all()
        assert [(each.caption, each.credit) for each in photos] == [
            (photo.caption, photo.credit) for photo in written.photos
        ]
        assert all(each.alt_text for each in photos)


def test_a_picture_is_stored_once_and_a_file_knows_its_content(site):
    assert SiteImage.objects.count() == len(site.pictures)
    for attachment in Attachment.objects.all():
        assert attachment.file_size == attachment.file.size > 0
        assert attachment.file_hash


def test_every_page_answers(site, client: Client):
    for page in Page.objects.filter(depth__gt=1):
        assert client.get(page.url).status_code == 200, page.url


def test_links_between_pages_lead_somewhere(site, client: Client):
    article = client.get("/phap-luat-lao-dong/hoi-nghi-nguoi-lao-dong-nhung-diem-can-nho/").content.decode()
    assert '<a href="/van-ban/' in article
    assert "<a>" not in article
    assert "linktype" not in article


def test_menus_lead_to_pages_of_the_site(site, client: Client):
    menus = menus_for(RequestFactory().get("/"))
    links = [*menus.head, *menus.foot]
    assert [link.text for link in links] == [
        link.title for link in (*site.site.main_navigation, *site.site.footer_navigation)
    ]
    assert all(client.get(link.href).status_code == 200 for link in links)
    assert SiteSettings.objects.get().organisation == site.site.organisation


@pytest.mark.parametrize(
    ("login", "role"),
    [
        ("phongvien", WRITERS), ("bientap", EDITORS), ("thuthu", LIBRARIANS), ("quantri", ADMINISTRATORS),
    ],
)  # fmt: skip
def test_each_role_has_an_account_that_can_sign_in(login, role):
    account = authenticate(username=login, password=DEMONSTRATION_PASSWORD)
    assert account is not None
    assert account.groups.filter(name=role).exists()
    assert account.has_perm("wagtailadmin.access_admin")
    assert not account.is_superuser
    assert account.wagtail_userprofile.preferred_language == "vi"


def test_the_editor_publishes_in_the_sections_of_the_content(site):
    editor = get_user_model().objects.get(username="bientap")
    allowed = {
        section.slug
        for section in SectionPage.objects.all()
        if section.permissions_for_user(editor).can_publish_subpage()
    }
    assert allowed == set(site.users["bientap"].sections)


def test_logins_are_told_while_the_accounts_are_those_of_the_demonstration(site):
    assert [user.login for user in accounts_on_site()] == list(site.users)
    get_user_model().objects.filter(username="thuthu").update(email="nguoi-khac@songmay.example")
    assert "thuthu" not in [user.login for user in accounts_on_site()]


def test_a_second_loading_is_refused_and_changes_nothing(site):
    pages = Page.objects.count()
    assert is_started()
    with pytest.raises(RuntimeError):
        load(site)
    with pytest.raises(CommandError):
        call_command("load_demonstration")
    assert Page.objects.count() == pages


def test_if_empty_does_nothing_on_a_site_with_pages(site):
    latest = Page.objects.order_by("-latest_revision_created_at").first()
    call_command("load_demonstration", if_empty=True)
    assert Page.objects.order_by("-latest_revision_created_at").first() == latest
    assert get_user_model().objects.count() == len(site.users)
