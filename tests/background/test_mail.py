"""Whoever writes mail waits for no server; what is refused is tried again, and nothing is sent twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.mail import send_mail

from background.lanes import Lane
from background.working import work_off

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
LOCAL = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _by_the_worker(settings, tmp_path):
    settings.EMAIL_BACKEND = "background.mail.EmailBackend"
    settings.MAIL_DELIVERY_BACKEND = LOCAL
    settings.WORKERS_ROOT = tmp_path


def full_message() -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        "Bài chờ duyệt",
        "Có một bài chờ đồng chí duyệt.",
        "web@congdoan.example",
        ["lan@congdoan.example"],
        bcc=["luu@congdoan.example"],
        cc=["minh@congdoan.example"],
        reply_to=["toasoan@congdoan.example"],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative("<p>Có một bài chờ đồng chí duyệt.</p>", "text/html")
    return message


def test_a_message_leaves_with_the_worker_as_it_was_written():
    assert full_message().send() == 1
    assert mail.outbox == []
    assert work_off(Lane.SLOW) == 1
    (sent,) = mail.outbox
    written = full_message()
    for part in ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers"):
        assert getattr(sent, part) == getattr(written, part), part
    assert [tuple(one) for one in sent.alternatives] == [tuple(one) for one in written.alternatives]
    assert work_off(Lane.SLOW) == 0


def test_messages_of_wagtail_take_the_same_way():
    send_mail("Góp ý mới", "Có góp ý mới.", ["lan@congdoan.example"])
    work_off(Lane.SLOW)
    assert [message.to for message in mail.outbox] == [["lan@congdoan.example"]]


def test_what_a_rollback_takes_back_is_not_sent():
    with transaction.atomic():
        full_message().send()
        transaction.set_rollback(True)
    assert work_off(Lane.SLOW) == 0


def test_a_server_that_refuses_is_asked_again(settings):
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    full_message().send()
    work_off(Lane.SLOW)
    row = DBTaskResult.objects.get()
    assert row.status == TaskResultStatus.READY
    assert row.run_after > timezone.now()
    settings.MAIL_DELIVERY_BACKEND = LOCAL
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off(Lane.SLOW)
    assert len(mail.outbox) == 1


def test_files_do_not_go_into_the_database():
    message = EmailMessage("Biên bản", "Gửi kèm.", to=["lan@congdoan.example"])
    message.attach("bien-ban.txt", "Nội dung", "text/plain")
    assert message.send() == 1
    assert len(mail.outbox) == 1
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize(
    ("address", "backend"),
    [
        ("smtp+tls://web:khoa@mail.congdoan.example:587", "background.mail.EmailBackend"),
        ("consolemail://", "django.core.mail.backends.console.EmailBackend"),
        ("", "django.core.mail.backends.dummy.EmailBackend"),
    ],
)
def test_only_what_a_server_sends_waits_for_the_worker(address, backend):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": ".:site"}
    environment |= {"EMAIL_URL": address} if address else {}
    line = "from django.conf import settings; print(settings.EMAIL_BACKEND)"
    told = subprocess.run(
        [sys.executable, "-c", line],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == backend
