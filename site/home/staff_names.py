"""Names of staff as Vietnamese say them: the family name first, the given name last."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

__all__ = ["full_name", "put_family_name_first"]


def full_name(user: AbstractUser) -> str:
    """`Nguyễn Thị Lan` of the family and middle name `Nguyễn Thị` and the given name `Lan`."""
    return f"{user.last_name} {user.first_name}".strip()


def put_family_name_first() -> None:
    """Wagtail and our own code ask an account for `get_full_name`; Django knows the English order only."""
    get_user_model().add_to_class("get_full_name", full_name)
