"""Accounts to try the roles with."""

from __future__ import annotations

from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page
from wagtail.users.models import UserProfile

from demonstration.bundle import Content
from demonstration.logins import DEMONSTRATION_PASSWORD
from home.roles import ADMINISTRATORS, EDITORS, LIBRARIANS, WRITERS, place_group_name, setup_roles

__all__ = ["create_accounts"]

GROUPS: Final = {
    "writer": WRITERS,
    "editor": EDITORS,
    "librarian": LIBRARIANS,
    "administrator": ADMINISTRATORS,
}


def create_accounts(content: Content, pages: dict[str, Page]) -> None:
    """Set up the roles and one account for each, in Vietnamese."""
    setup_roles()
    for record in content.users.values():
        family, _space, given = record.name.rpartition(" ")
        user = get_user_model().objects.create_user(
            record.login, record.email, DEMONSTRATION_PASSWORD, first_name=given, last_name=family
        )
        places = [place_group_name(pages[f"section:{slug}"]) for slug in record.sections]
        user.groups.set(Group.objects.filter(name__in=[GROUPS[record.role], *places]))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "vi"})
