"""Mail with the link to a new password. The link is made when it is sent, so that it is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.admin.views.account import PasswordResetView

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.mail import mail_connection

__all__ = ["send_reset_links"]


@task(backend=BACKEND, queue_name=Lane.QUICK)
def send_reset_links(account_ids: list[int], protocol: str, domain: str) -> int:
    """Write to these accounts, those among them that are still active; says to how many.

    Raises what the server of mail says (`OSError`, `smtplib.SMTPException`).
    """
    messages = list(_messages(account_ids, {"protocol": protocol, "domain": domain}))
    mail_connection().send_messages(messages)
    return len(messages)


def _messages(account_ids: list[int], site: dict[str, Any]) -> Iterator[EmailMessage]:
    for account in get_user_model().objects.filter(pk__in=account_ids, is_active=True).order_by("pk"):
        yield _message(account, site)


def _message(account: User, site: dict[str, Any]) -> EmailMessage:
    context = {
        **site,
        "user": account,
        "uid": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    subject = " ".join(render_to_string(PasswordResetView.subject_template_name, context).split())
    text = render_to_string(PasswordResetView.email_template_name, context)
    return EmailMessage(subject, text, to=[account.email])


name_task(send_reset_links, _("Send links to a new password"))
