"""No page that refers to a file of a confidential document is published, whichever way it goes live."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from attachments.secrecy import SecretFileError
from documents.enums import Confidentiality
from documents.models import DocumentFile, LegalDocumentPage
from home.models import PlainPage
from news.models import ArticlePage
from pages.due_pages import Schedule
from tests.factories import ArticleFactory, AttachmentFactory, DocumentFactory, home_page, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder():
    home_page()
    return DocumentFactory(
        live=False, confidentiality=Confidentiality.SECRET, files=1, number="4711/HD-TLĐ", title="Văn bản mật"
    )


@pytest.fixture
def file(holder):
    return holder.files.get().attachment


def block(file):
    return [{"type": "attachment", "value": {"file": file.pk, "title": ""}}]


def link(file):
    return [{"type": "text", "value": f'<p><a linktype="document" id="{file.pk}">ở đây</a></p>'}]


def in_list(file):
    item = f'<a linktype="document" id="{file.pk}">ở đây</a>'
    return [{"type": "numbered_list", "value": {"start": 1, "items": [item]}}]


def article_with(body):
    return ArticleFactory(title="Bài viết", live=False, body=body)


def plain_page_with(body):
    return home_page().add_child(instance=PlainPage(title="Giới thiệu", live=False, body=body))


def document_with(file):
    return DocumentFactory(title="Văn bản khác", number="4712/HD-TLĐ", live=False, files=[file])


WAYS = {
    "a block of an article": lambda file: article_with(block(file)),
    "a link in an article": lambda file: article_with(link(file)),
    "a link in a list": lambda file: article_with(in_list(file)),
    "a block of a plain page": lambda file: plain_page_with(block(file)),
    "a file of another document": document_with,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_refers_to_a_secret_file_is_not_published(file, holder, way):
    page = WAYS[way](file)
    revision = page.save_revision()
    with pytest.raises(SecretFileError, match="mật"), transaction.atomic():
        revision.publish()
    assert not Page.objects.get(pk=page.pk).live
    page.live = True
    with pytest.raises(SecretFileError), transaction.atomic():
        page.save()
    # Once the mark is lifted there is nothing to refuse.
    holder.confidentiality = Confidentiality.ORDINARY
    holder.save()
    page.live = False
    page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live


def test_a_front_page_links_to_no_secret_file(file):
    home = home_page()
    home.body = link(file)
    with pytest.raises(SecretFileError):
        home.save_revision().publish()


def test_the_same_content_uploaded_once_more_is_refused_too(holder):
    content = pdf(300)
    copies = [AttachmentFactory(file=ContentFile(content, name=f"{n}.pdf")) for n in range(2)]
    DocumentFile.objects.create(page=holder, attachment=copies[0])
    with pytest.raises(SecretFileError):
        article_with(block(copies[1])).save_revision().publish()


def test_drafts_may_refer_to_it(file):
    article_with(block(file)).save_revision()


def test_a_document_whose_mark_is_lifted_is_published_with_its_files(holder):
    holder.confidentiality = Confidentiality.ORDINARY
    holder.save_revision().publish()
    assert LegalDocumentPage.objects.get(pk=holder.pk).live


def test_the_clock_publishes_no_secret_file(file):
    page = article_with(block(file))
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    assert Schedule().publish(timezone.now()) == 0
    assert not Page.objects.get(pk=page.pk).live


def test_staff_who_publish_many_at_once_are_told_why_not(client, file):
    page = article_with(block(file))
    page.save_revision()
    client.force_login(User.objects.create_superuser("quantri"))
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{path}?id={page.pk}", follow=True)
    assert "mang dấu mật" in response.content.decode()
    assert not Page.objects.get(pk=page.pk).live


def test_the_form_says_it_at_the_field_and_keeps_what_was_written(client, file):
    page = article_with(block(file))
    page.save_revision()
    client.force_login(User.objects.create_superuser("quantri"))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(address).content.decode()
    given = querydict_from_html(html, form_id="page-edit-form").dict() | nested_form_data(
        {"body": streamfield([("attachment", {"file": str(file.pk), "title": ""})])}
    )
    response = client.post(address, given | {"lead": "Viết mất cả buổi", "action-publish": "1"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "mang dấu mật" in str(response.context["form"].errors["body"])
    assert "Viết mất cả buổi" in text
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_publishing_a_page_without_files_asks_nothing():
    page = ArticleFactory(title="Bài viết")
    with CaptureQueriesContext(connection) as captured:
        page.save()
    assert not [query for query in captured.captured_queries if "confidentiality" in query["sql"]]
