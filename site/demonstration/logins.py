"""The accounts of the demonstration that are on a site, for whoever tries it."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from demonstration.content import load_content
from demonstration.records import User

__all__ = ["accounts_on_site"]


def accounts_on_site() -> list[User]:
    """The accounts of the content that the site has, told by login and address."""
    known = list(load_content().users.values())
    on_site = get_user_model().objects.filter(username__in=[user.login for user in known])
    addresses = dict(on_site.values_list("username", "email"))
    return [user for user in known if addresses.get(user.login) == user.email]
