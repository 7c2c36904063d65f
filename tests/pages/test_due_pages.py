"""Pages go live and leave at their hour; the clock decides what readers see, whatever has run."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from background.lanes import Lane
from background.rounds import registered_rounds
from documents.catalogue.current import catalogue
from documents.enums import Confidentiality
from documents.models import LegalDocumentPage
from documents.validity.spans import stale_documents
from documents.validity.verdicts import verdict_of, verdicts
from news.models import ArticlePage
from pages import due_pages, tasks
from pages.due_pages import Schedule
from search.index.indexing import published_pages
from search.models import SearchEntry
from tests.factories import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(minutes=2)


def let_its_hour_come(page):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save(update_fields=["approved_go_live_at", "content"])


def scheduled(title="Bài hẹn giờ", **given):
    page = ArticleFactory(title=title, live=False, **given)
    page.go_live_at = timezone.now() + SOON
    page.save_revision().publish()
    assert not Page.objects.get(pk=page.pk).live
    return page


def leaving(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    return page


def test_a_page_goes_live_at_its_hour_and_not_before(client):
    page, schedule = scheduled(), Schedule()
    assert schedule.publish(timezone.now()) == 0
    assert client.get(page.url).status_code == 404
    let_its_hour_come(page)
    assert schedule.publish(timezone.now()) == 1
    assert client.get(page.url).status_code == 200
    assert SearchEntry.objects.filter(page=page).exists()


def test_a_page_whose_time_is_over_is_unpublished_and_leaves_the_index(client):
    page = leaving(ArticleFactory())
    assert client.get(page.url).status_code == 404
    assert Schedule().unpublish(timezone.now()) == 1
    page = Page.objects.get(pk=page.pk)
    assert (page.live, page.expired) == (False, True)
    assert not SearchEntry.objects.filter(page=page).exists()


def test_one_page_that_fails_holds_up_no_other(caplog, monkeypatch):
    failing, other = scheduled("Bị lỗi"), scheduled("Bình thường")
    for page in (failing, other):
        let_its_hour_come(page)
    publish, key = due_pages._publish, failing.get_latest_revision().pk

    def fail(revision, at):
        if revision == key:
            raise RuntimeError("hỏng")
        return publish(revision, at)

    monkeypatch.setattr(due_pages, "_publish", fail)
    schedule, then = Schedule(), timezone.now()
    assert schedule.publish(then) == 1
    assert Page.objects.get(pk=other.pk).live
    assert len(caplog.records) == 1
    # It is not tried again at every look.
    assert schedule.publish(then + timedelta(seconds=5)) == 0
    assert len(caplog.records) == 1


def test_a_confidential_document_never_goes_live_by_the_clock():
    document = DocumentFactory(live=False)
    document.go_live_at = timezone.now() + SOON
    document.save_revision().publish()
    document = LegalDocumentPage.objects.get(pk=document.pk)
    document.confidentiality = Confidentiality.SECRET
    document.save()
    document.save_revision()
    let_its_hour_come(document)
    assert Schedule().publish(timezone.now()) == 0
    assert not Page.objects.get(pk=document.pk).live


def test_the_command_does_what_is_due_and_says_how_much():
    leaving(ArticleFactory())
    let_its_hour_come(scheduled())
    said = io.StringIO()
    call_command("publish_due", stdout=said)
    assert "Pages unpublished: 1" in said.getvalue()
    assert "Pages published: 1" in said.getvalue()


def test_there_is_something_to_do_only_when_an_hour_has_come():
    schedule, now = Schedule(), timezone.now()
    assert not schedule.is_due(now)
    page = scheduled()
    assert not schedule.is_due(now)
    let_its_hour_come(page)
    assert schedule.is_due(timezone.now())
    schedule.publish(timezone.now())
    assert not schedule.is_due(timezone.now())


def test_pages_that_leave_are_looked_for_now_and_then():
    schedule, now = Schedule(), timezone.now()
    assert not schedule.is_due(now)
    leaving(ArticleFactory())
    assert not schedule.is_due(now + timedelta(seconds=5))
    assert schedule.is_due(now + timedelta(seconds=30))


def test_what_has_failed_is_not_due_at_every_look(monkeypatch):
    let_its_hour_come(scheduled())
    monkeypatch.setattr(due_pages, "_publish", lambda key, at: 1 / 0)
    schedule, then = Schedule(), timezone.now()
    assert schedule.is_due(then)
    schedule.publish(then)
    assert not schedule.is_due(then + timedelta(seconds=5))
    assert schedule.is_due(then + timedelta(minutes=11))


def test_the_worker_keeps_the_hours():
    page = scheduled()
    let_its_hour_come(page)
    leaving(ArticleFactory())
    (own,) = [one for one in registered_rounds(Lane.QUICK) if one.task is tasks.keep_hours]
    assert own.is_due is not None
    assert own.is_due()
    assert tasks.keep_hours.call() == [1, 1]
    assert Page.objects.get(pk=page.pk).live
    assert not own.is_due()


def test_what_is_read_for_everybody_looks_at_the_clock():
    article, document = ArticleFactory(), DocumentFactory(number="1/QĐ-TLĐ")
    later = timezone.now() + timedelta(days=1)
    Page.objects.filter(pk__in=[article.pk, document.pk]).update(expire_at=later)
    assert ArticlePage.objects.published().filter(pk=article.pk).exists()
    assert not ArticlePage.objects.published(later).filter(pk=article.pk).exists()
    assert not LegalDocumentPage.objects.published(later).filter(pk=document.pk).exists()
    leaving(article)
    assert article.pk not in dict(published_pages())


def test_the_catalogue_is_read_anew_when_a_document_leaves(client):
    document = DocumentFactory(number="1/QĐ-TLĐ", title="Văn bản sắp hết hạn đăng")
    Page.objects.filter(pk=document.pk).update(expire_at=timezone.now() + SOON)
    # Saving a document is what the catalogue hears of.
    LegalDocumentPage.objects.get(pk=document.pk).save()
    known = catalogue()
    assert document.pk in known.keys
    assert known.holds(timezone.now())
    assert not known.holds(timezone.now() + SOON)


def test_a_document_that_has_left_ends_no_other(monkeypatch):
    other = DocumentFactory(number="1/QĐ-TLĐ")
    acting = DocumentFactory(number="2/QĐ-TLĐ")
    acting.relations.create(relation_type="replaces", target=other)
    acting.expire_at = timezone.now() + SOON
    acting.save()
    today, later = timezone.localdate(), acting.expire_at
    for status in ("replaced", "in_force"):
        other = LegalDocumentPage.objects.get(pk=other.pk)
        assert verdict_of(other, today).status == status
        assert verdicts([other], today)[other.pk].status == status
        annotated = LegalDocumentPage.objects.with_validity(today).get(pk=other.pk)
        assert annotated.validity == status
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert stale_documents([other.pk, acting.pk]) == []
