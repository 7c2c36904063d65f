from __future__ import annotations

from typing import Any

from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from wagtail.admin.forms.auth import PasswordResetForm

from sign_in.reset_links import send_reset_links

__all__ = ["QuietPasswordResetForm"]


class QuietPasswordResetForm(PasswordResetForm):
    """Has the worker write to whoever has an account with that address, and does as much if nobody has."""

    def save(self, *, request: HttpRequest, use_https: bool = False, **_others: Any) -> None:
        found = [account.pk for account in self.get_users(self.cleaned_data["email"])]
        domain = get_current_site(request).domain
        send_reset_links.enqueue(found, "https" if use_https else "http", domain)
