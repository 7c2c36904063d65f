"""The worker sends mail: whoever writes it waits for no server, and what is refused is tried again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane

__all__ = ["EmailBackend", "mail_connection", "send_message"]

# What a message consists of besides its alternatives, as it is given to `EmailMultiAlternatives`.
PARTS: Final = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")


class EmailBackend(BaseEmailBackend):
    """Asks the worker to send a message; one that is written in a transaction goes with it.

    A message with attached files is sent at once: they do not belong into the database.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:
                mail_connection().send_messages([message])
            else:
                send_message.enqueue(_record_of(message))
        return len(email_messages)


def mail_connection() -> BaseEmailBackend:
    """What really sends. For messages that may not be kept, and for who waits to see whether it works."""
    is_ours = f"{EmailBackend.__module__}.{EmailBackend.__name__}" == settings.EMAIL_BACKEND
    connection: BaseEmailBackend = get_connection(settings.MAIL_DELIVERY_BACKEND if is_ours else None)
    return connection


@task(backend=BACKEND, queue_name=Lane.SLOW)
def send_message(record: dict[str, Any]) -> None:
    """Send one message. Raises what the server says (`OSError`, `smtplib.SMTPException`)."""
    parts = {name: record[name] for name in PARTS}
    message = EmailMultiAlternatives(**parts, headers=record["headers"], connection=mail_connection())
    for content, kind in record["alternatives"]:
        message.attach_alternative(content, kind)
    message.send()


def _record_of(message: EmailMessage) -> dict[str, Any]:
    """A message as JSON can say it."""
    alternatives = getattr(message, "alternatives", ())
    return {
        **{name: getattr(message, name) for name in PARTS},
        "subject": str(message.subject),
        "body": str(message.body),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[str(content), kind] for content, kind in alternatives],
    }


name_task(send_message, _("Send mail"))
