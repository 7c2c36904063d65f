"""Every page type by every way in which Wagtail makes, shows or moves a page: rules hold, nothing fails."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from documents.enums import Confidentiality, RelationType
from documents.models import CollectionMember, DocumentCollectionPage, DocumentRelation, LegalDocumentPage
from home.models import PlainPage
from news.models import ArticlePage
from pages.checks import check_copies
from pages.scheduling import REFUSED
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    GalleryFactory,
    LibraryFactory,
    home_page,
)

pytestmark = pytest.mark.django_db


def document(**given):
    page = DocumentFactory(source_id="kho-cu-1", files=1, issued_on=date(2020, 1, 1), **given)
    other = DocumentFactory(title="Văn bản cũ")
    DocumentRelation.objects.create(page=page, target=other, relation_type=RelationType.REPLACES)
    page.save_revision().publish()
    return LegalDocumentPage.objects.get(pk=page.pk)


def library():
    return document().get_parent().specific


def collection():
    page = document()
    found = page.get_parent().specific.add_child(instance=DocumentCollectionPage(title="Bộ văn bản"))
    CollectionMember.objects.create(page=found, document=page)
    return found


def article():
    return ArticleFactory(source_id="bao-cu-1")


def gallery():
    return GalleryFactory(source_id="anh-cu-1")


def section():
    return article().get_parent().specific


def plain():
    return home_page().add_child(instance=PlainPage(title="Giới thiệu"))


def home():
    document()
    article()
    return home_page()


KINDS = [document, library, collection, article, gallery, section, plain, home]


def copied(client, page, *, slug="ban-sao", to=None, **ticked):
    data = {
        "new_title": f"{page.title} (sao)",
        "new_slug": slug,
        "new_parent_page": (to or page.get_parent()).pk,
    }
    data |= {name: "on" for name, is_ticked in ticked.items() if is_ticked}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def keeps_rules():
    """What holds of all pages, whatever was done."""
    numbered = LegalDocumentPage.objects.exclude(number_key="")
    names = list(numbered.values_list("number_key", "issuer", "issue_year", "document_type"))
    assert len(names) == len(set(names))
    assert not LegalDocumentPage.objects.filter(alias_of__isnull=False).exists()
    confidential = LegalDocumentPage.objects.exclude(confidentiality=Confidentiality.ORDINARY)
    assert not confidential.filter(live=True).exists()
    beside = list(Page.objects.values_list("path", "slug"))
    places = [(path[: -Page.steplen], slug) for path, slug in beside]
    assert len(places) == len(set(places))
    assert not Page.find_problems()[0]


COPIES = {
    "draft": {},
    "published": {"publish_copies": True},
    "branch": {"copy_subpages": True},
    "published branch": {"copy_subpages": True, "publish_copies": True},
    "alias": {"alias": True},
    "aliases of a branch": {"copy_subpages": True, "alias": True},
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_copying(admin_client, kind):
    page = kind()
    for number, (way, ticked) in enumerate(COPIES.items()):
        before = Page.objects.count()
        answer = copied(admin_client, page, slug=f"ban-sao-{number}", **ticked)
        assert answer.status_code in {200, 302}, way
        if answer.status_code == 200:
            assert answer.context["form"].errors, way
            assert Page.objects.count() == before, way
        else:
            assert Page.objects.count() > before, way
        keeps_rules()


@pytest.mark.parametrize("publish", [False, True])
def test_a_copy_of_a_document_is_a_draft_without_what_is_the_originals(admin_client, publish):
    page = document()
    assert page.number
    answer = copied(admin_client, page, publish_copies=publish)
    if publish:
        assert answer.context["form"].errors["publish_copies"]
        return
    copy = LegalDocumentPage.objects.get(slug="ban-sao")
    for seen in (copy, copy.get_latest_revision_as_object()):
        assert (seen.number, seen.number_key, seen.source_id, seen.live) == ("", "", None, False)
        assert not seen.files.all()
        assert not seen.relations.all()
        assert (seen.issuer, seen.document_type, seen.abstract) == (
            page.issuer, page.document_type, page.abstract,
        )  # fmt: skip
    # No older version of the original brings its number back.
    for revision in copy.revisions.all():
        assert revision.as_object().number == ""
    copy.number = page.number
    with pytest.raises(ValidationError) as refusal:
        copy.full_clean()
    assert "number" in refusal.value.message_dict


def test_an_alias_of_a_document_is_refused_at_the_field(admin_client):
    answer = copied(admin_client, document(), alias=True)
    assert answer.context["form"].errors["alias"] == [LegalDocumentPage.alias_refusal]


def test_an_alias_of_a_document_is_refused_to_programs_too():
    page = document()
    with pytest.raises(ValidationError), transaction.atomic():
        page.create_alias(update_slug="khac")
    with pytest.raises(ValidationError), transaction.atomic():
        page.get_parent().specific.create_alias(update_slug="kho-khac", recursive=True)
    keeps_rules()


def test_a_library_is_copied_with_its_documents_as_drafts_without_number(admin_client):
    page = library()
    assert copied(admin_client, page, copy_subpages=True).status_code == 302
    copies = LegalDocumentPage.objects.child_of(Page.objects.get(slug="ban-sao"))
    assert copies.count() == 2
    assert not copies.exclude(number="").exists()
    assert not copies.live().exists()


def test_a_branch_that_breaks_a_rule_is_copied_not_at_all(admin_client, monkeypatch):
    page = library()
    before = Page.objects.count()
    monkeypatch.setattr(LegalDocumentPage, "exclude_fields_in_copy", ["source_id"])
    monkeypatch.setattr(LegalDocumentPage, "save", _refused)
    answer = copied(admin_client, page, copy_subpages=True)
    assert answer.status_code == 302
    assert Page.objects.count() == before


def _refused(self, *args, **kwargs):
    raise ValidationError("Không được")


def test_an_alias_of_an_imported_article_follows_it(admin_client):
    page = article()
    assert copied(admin_client, page, alias=True).status_code == 302
    page.title = "Tên mới"
    page.save_revision().publish()
    alias = ArticlePage.objects.get(slug="ban-sao")
    assert (alias.title, alias.source_id) == ("Tên mới", None)


@pytest.mark.parametrize("kind", KINDS[:-1], ids=lambda kind: kind.__name__)
def test_bulk_actions(admin_client, kind):
    page = kind()
    for action in ("unpublish", "publish", "move", "delete"):
        data = {"include_descendants": "on", "chooser": page.get_parent().pk}
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"
        assert admin_client.post(address, data).status_code in {200, 302}
        keeps_rules()


@pytest.mark.parametrize("kind", KINDS[:-1], ids=lambda kind: kind.__name__)
def test_moving(admin_client, kind):
    page = kind()
    for target in (page.get_parent(), LibraryFactory(title="Kho khác"), page):
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
        assert admin_client.post(address).status_code in {200, 302, 403}
    keeps_rules()


def test_publishing_a_draft_whose_number_was_taken_meanwhile_says_so(admin_client):
    page = document()
    page.number = "77/HD-TLĐ"
    page.save_revision()
    DocumentFactory(number="77/HD-TLĐ", issued_on=page.issued_on)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    answer = admin_client.post(address, {"include_descendants": ""}, follow=True)
    assert "77/HD-TLĐ" not in LegalDocumentPage.objects.get(pk=page.pk).number
    assert "đã có" in answer.content.decode()
    keeps_rules()


def test_an_older_version_with_a_number_taken_meanwhile_is_not_published(admin_client):
    page = document()
    old = page.latest_revision
    page.number = "78/HD-TLĐ"
    page.save_revision().publish()
    DocumentFactory(number=old.as_object().number, issued_on=page.issued_on)
    with pytest.raises(ValidationError), transaction.atomic():
        old.publish()
    keeps_rules()


def test_the_timer_passes_over_a_page_that_is_refused_and_tells_its_history():
    soon = timezone.now() + timedelta(hours=1)
    page = document()
    page.number, page.go_live_at = "79/HD-TLĐ", soon
    page.save_revision().publish()
    late = ArticleFactory(live=False)
    late.go_live_at = soon
    late.save_revision().publish()
    DocumentFactory(number="79/HD-TLĐ", issued_on=page.issued_on)
    past = timezone.now() - timedelta(minutes=1)
    for scheduled in (page, late):
        revision = scheduled.revisions.filter(approved_go_live_at__isnull=False).get()
        content = revision.content | {"go_live_at": past.isoformat()}
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=late.pk).live
    assert LegalDocumentPage.objects.get(pk=page.pk).number != "79/HD-TLĐ"
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert PageLogEntry.objects.get(action=REFUSED).data["reason"]


def test_the_check_names_what_copies_would_have_twice(monkeypatch):
    assert check_copies() == []
    monkeypatch.setattr(LegalDocumentPage, "exclude_fields_in_copy", ["source_id"])
    assert [found.obj for found in check_copies()] == [LegalDocumentPage]
    monkeypatch.setattr(ArticlePage, "exclude_fields_in_copy", [])
    assert {found.obj for found in check_copies()} == {LegalDocumentPage, ArticlePage}
