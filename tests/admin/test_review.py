"""The way of an article from its writer to the readers."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import TaskState

from home.roles import CHIEF_EDITORS, EDITORS, WRITERS
from tests.factories import ArticleFactory

LIFE_EDITORS = "Biên tập: Đời sống"
LAW_EDITORS = "Biên tập: Pháp luật"


@pytest.fixture
def writer(make_staff):
    return make_staff(WRITERS, name="writer")


@pytest.fixture
def editor(make_staff):
    return make_staff(EDITORS, LIFE_EDITORS, name="editor")


@pytest.fixture
def other_editor(make_staff):
    return make_staff(EDITORS, LAW_EDITORS, name="other")


@pytest.fixture
def chief(make_staff):
    return make_staff(CHIEF_EDITORS, name="chief")


@pytest.fixture
def submitted(newspaper, writer, editor, other_editor, chief):
    """A draft the writer has submitted."""
    article = ArticleFactory(parent=newspaper.life, owner=writer, live=False)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    article.refresh_from_db()
    return article


def state(article):
    return article.current_workflow_task_state


def act(client, article, action):
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state(article).pk])
    return client.post(address, {"comment": "Xem lại số liệu."})


def test_what_is_submitted_waits_for_those_who_may_publish_there(
    submitted, writer, editor, other_editor, chief
):
    for user, waits in ((editor, True), (chief, True), (other_editor, False), (writer, False)):
        assert TaskState.objects.reviewable_by(user).exists() is waits


def test_the_editor_of_the_section_approves_and_it_is_published(submitted, editor, sign_in):
    act(sign_in(editor), submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live


def test_the_editor_of_another_section_cannot(submitted, other_editor, sign_in):
    act(sign_in(other_editor), submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live
    assert state(submitted).status == TaskState.STATUS_IN_PROGRESS


def test_nor_can_the_writer(submitted, writer, sign_in):
    act(sign_in(writer), submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live


def test_a_page_under_review_is_locked_for_its_writer_only(submitted, writer, editor):
    assert submitted.permissions_for_user(writer).page_locked()
    assert not submitted.permissions_for_user(editor).page_locked()


def test_returned_to_the_writer_it_can_be_changed_and_submitted_again(submitted, writer, editor, sign_in):
    act(sign_in(editor), submitted, "reject")
    submitted.refresh_from_db()
    assert not submitted.live
    assert not submitted.permissions_for_user(writer).page_locked()
    response = sign_in(writer).get(reverse("wagtailadmin_pages:edit", args=[submitted.pk]))
    assert response.status_code == 200
    submitted.current_workflow_state.resume(user=writer)
    assert TaskState.objects.reviewable_by(editor).exists()


def test_mail_goes_to_those_who_may_approve(submitted):
    recipients = {address for message in mail.outbox for address in message.to}
    assert recipients == {"editor@example.org", "chief@example.org"}


def test_an_editor_who_submits_gets_no_mail_about_it(newspaper, editor, chief):
    article = ArticleFactory(parent=newspaper.life, owner=editor, live=False)
    article.save_revision(user=editor)
    article.get_workflow().start(article, editor)
    assert {address for message in mail.outbox for address in message.to} == {"chief@example.org"}


def test_the_dashboard_shows_what_waits(submitted, editor, other_editor, sign_in):
    address = reverse("wagtailadmin_home")
    assert submitted.title in sign_in(editor).get(address).content.decode()
    assert submitted.title not in sign_in(other_editor).get(address).content.decode()


def test_librarians_publish_without_review(newspaper):
    assert not newspaper.library.has_workflow
