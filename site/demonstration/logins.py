"""What a start of the site asks of the demonstration, without the makers of pictures and files."""

from __future__ import annotations

from typing import Final

from django.contrib.auth import get_user_model

from demonstration.content import load_content
from demonstration.records import User

__all__ = ["DEMONSTRATION_PASSWORD", "accounts_on_site"]

# Printed at every start of the demonstration; a real site is not loaded with these accounts.
DEMONSTRATION_PASSWORD: Final = "songmay-2026"  # noqa: S105


def accounts_on_site() -> list[User]:
    """The accounts of the content that the site has, told by login and address."""
    known = list(load_content().users.values())
    on_site = get_user_model().objects.filter(username__in=[user.login for user in known])
    addresses = dict(on_site.values_list("username", "email"))
    return [user for user in known if addresses.get(user.login) == user.email]
