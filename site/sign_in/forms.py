from __future__ import annotations

from threading import Thread
from typing import Any

from wagtail.admin.forms.auth import PasswordResetForm

__all__ = ["QuietPasswordResetForm"]


class QuietPasswordResetForm(PasswordResetForm):
    """Writes to whoever has an account with that address, and takes no longer than if nobody had.

    A mail that cannot be sent is told to the log of `django.contrib.auth`.
    """

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        Thread(target=super().send_mail, args=args, kwargs=kwargs, name="password reset").start()
