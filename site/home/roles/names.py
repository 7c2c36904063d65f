"""The names of the groups, as staff read them; a group is found by its name."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import Group
from wagtail.models import Page

__all__ = [
    "ADMINISTRATORS",
    "CHIEF_EDITORS",
    "EDITORS",
    "LIBRARIANS",
    "PLACE_PREFIX",
    "WORKFLOW",
    "WRITERS",
    "place_group_name",
]

WRITERS: Final = "Phóng viên"
EDITORS: Final = "Biên tập viên"
CHIEF_EDITORS: Final = "Thư ký tòa soạn"
LIBRARIANS: Final = "Thủ thư"
ADMINISTRATORS: Final = "Quản trị"
PLACE_PREFIX: Final = "Biên tập: "
WORKFLOW: Final = "Duyệt tin bài"

NAME_LENGTH: Final[int] = Group._meta.get_field("name").max_length or 150


def place_group_name(place: Page) -> str:
    """The name of the group that publishes in a section or in the gallery index.

    Sections of the same title are told apart by the id of the page.
    """
    name = f"{PLACE_PREFIX}{place.title}"[:NAME_LENGTH]
    others = Group.objects.filter(name=name, page_permissions__isnull=False)
    if others.exclude(page_permissions__page=place).exists():
        number = f" ({place.pk})"
        return name[: NAME_LENGTH - len(number)] + number
    return name
