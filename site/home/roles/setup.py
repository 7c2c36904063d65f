"""Setting the roles up. Safe to repeat: it adds what is missing and keeps what an administrator changed."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page

from documents.models import LibraryPage
from home.models import HomePage
from home.roles.granting import grant, grant_on_all_collections, grant_on_page
from home.roles.names import (
    ADMINISTRATORS,
    CHIEF_EDITORS,
    LIBRARIANS,
    PLACE_PREFIX,
    WRITERS,
    place_group_name,
)
from home.roles.permissions import (
    COLLECTION_PERMISSIONS,
    MODEL_PERMISSIONS,
    OWN_DRAFTS,
    PUBLISHING,
    RUNNING,
)
from home.roles.review import put_under_review, remove_unused_examples
from home.roots import name_roots
from news.models import GalleryIndexPage, SectionPage

__all__ = ["editors_of", "set_up_place", "setup_roles"]

PLACES = (HomePage, LibraryPage, GalleryIndexPage, SectionPage)


@transaction.atomic
def setup_roles() -> list[Group]:
    """Make the groups, their permissions everywhere in the page tree, and the workflow; return the groups.

    What Wagtail made by way of example goes, and what it called in English gets its name.
    """
    remove_unused_examples()
    name_roots()
    for name, permissions in MODEL_PERMISSIONS.items():
        group = Group.objects.get_or_create(name=name)[0]
        grant(group, permissions)
        grant_on_all_collections(group, COLLECTION_PERMISSIONS[name])
    root = Page.get_first_root_node()
    if root is not None:
        grant_on_page(Group.objects.get(name=ADMINISTRATORS), root, RUNNING)
    for page_type in PLACES:
        for place in page_type.objects.all():
            set_up_place(place)
    names = [*MODEL_PERMISSIONS]
    return list(Group.objects.filter(name__in=names) | Group.objects.filter(name__startswith=PLACE_PREFIX))


def set_up_place(place: Page) -> None:
    """Give the roles their permissions on one home page, section, gallery index or library.

    Does nothing before `setup_roles` was run for the first time.
    """
    groups = {group.name: group for group in Group.objects.filter(name__in=MODEL_PERMISSIONS)}
    if len(groups) < len(MODEL_PERMISSIONS):
        return
    match place:
        case HomePage():
            grant_on_page(groups[CHIEF_EDITORS], place, PUBLISHING)
        case LibraryPage():
            grant_on_page(groups[LIBRARIANS], place, PUBLISHING)
        case SectionPage() | GalleryIndexPage():
            grant_on_page(groups[WRITERS], place, OWN_DRAFTS)
            grant_on_page(editors_of(place) or _new_editors_of(place), place, PUBLISHING)
            put_under_review(place)


def editors_of(place: Page) -> Group | None:
    """The group that publishes in this section or gallery index and nowhere above it."""
    return Group.objects.filter(name__startswith=PLACE_PREFIX, page_permissions__page=place.pk).first()


def _new_editors_of(place: Page) -> Group:
    return Group.objects.get_or_create(name=place_group_name(place))[0]
