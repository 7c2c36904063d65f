"""Every mail of the site is Vietnamese: those about reviews and remarks, passwords, and the test message."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.template.loader import get_template
from django.urls import reverse
from wagtail.admin import mail as wagtail_mail
from wagtail.models import Comment

from background.lanes import Lane
from background.working import work_off
from home.roles import CHIEF_EDITORS, EDITORS, WRITERS
from tests.admin.foreign_words import foreign_texts
from tests.admin.shown_texts import texts_of_page
from tests.factories import ArticleFactory


@pytest.fixture
def writer(make_staff):
    return make_staff(WRITERS, name="lan")


@pytest.fixture
def editor(make_staff):
    return make_staff(EDITORS, CHIEF_EDITORS, name="minh")


@pytest.fixture
def article(newspaper, writer, editor):
    return ArticleFactory(parent=newspaper.life, title="Hội nghị người lao động", owner=writer, live=False)


def lines(message) -> list[str]:
    texts = [message.subject, *message.body.splitlines()]
    for html, _kind in getattr(message, "alternatives", []):
        texts += texts_of_page(html)
    return texts


def assert_vietnamese(about: str) -> None:
    assert mail.outbox
    for message in mail.outbox:
        assert foreign_texts(lines(message)) == []
    assert any(about in line for message in mail.outbox for line in lines(message))
    mail.outbox.clear()


def submit(article, writer):
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    article.refresh_from_db()


def test_mails_about_a_review(article, writer, editor, sign_in):
    client = sign_in(editor)

    def act(action):
        state = article.current_workflow_task_state.pk
        address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state])
        client.post(address, {"comment": "Xem lại số liệu."})

    submit(article, writer)
    assert_vietnamese("đã được gửi duyệt ở bước")
    act("reject")
    assert_vietnamese("Nguyễn minh đã trả lại trang")
    article.refresh_from_db()
    article.current_workflow_state.resume(user=writer)
    mail.outbox.clear()
    act("approve")
    assert_vietnamese("đã được duyệt")


def test_mails_about_remarks(article, writer, editor, rf):
    Comment.objects.create(page=article, user=editor, text="Thêm ảnh", contentpath="title")
    context = {"page": article, "editor": editor, "new_comments": list(Comment.objects.all())}
    for nothing in ("deleted_comments", "resolved_comments", "edited_comments", "new_replies"):
        context[nothing] = []
    wagtail_mail.send_notification([writer], "updated_comments", context)
    assert_vietnamese("có góp ý mới")


def test_the_mail_with_which_a_password_is_set_anew(client, writer):
    client.post(reverse("wagtailadmin_password_reset"), {"email": writer.email})
    work_off(Lane.QUICK)
    assert_vietnamese("Đặt lại mật khẩu")


def test_the_test_message(sign_in, admin_user):
    sign_in(admin_user).post(reverse("send_test_mail"))
    assert_vietnamese("")


def test_wagtail_sends_no_other_mail():
    """Each kind that an update brings has to be read in a test, too."""
    folder = Path(get_template("wagtailadmin/notifications/base.txt").origin.name).parent
    kinds = {file.name.removesuffix("_subject.txt") for file in folder.glob("*_subject.txt")}
    done = ("approved", "rejected", "submitted")
    reviews = {f"{of}_{what}" for of in ("task_state", "workflow_state") for what in done}
    # Pages of before there were workflows.
    unused = {"approved", "rejected"}
    assert kinds == reviews | unused | {"updated_comments"}
