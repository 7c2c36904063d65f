"""Who may make a draft of a Word file: whoever may write an article in the section."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from news.models import SectionPage

__all__ = ["may_write_in", "sections_open_to"]


def may_write_in(user: Any, section: Page) -> bool:
    return bool(section.permissions_for_user(user).can_add_subpage())


def sections_open_to(user: Any) -> QuerySet[SectionPage]:
    """The sections in which this member of staff may write, in the order of the tree."""
    sections = SectionPage.objects.order_by("path")
    return sections.filter(pk__in=[section.pk for section in sections if may_write_in(user, section)])
