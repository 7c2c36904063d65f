"""Roles follow the page tree: a new section has its editors at once, a renamed one keeps them.

What is remembered of a site is asked anew once the site or its home page has changed.
"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, Site

from documents.models import LibraryPage
from home.current_site import forget_sites
from home.models import HomePage
from home.roles import editors_of, place_group_name, set_up_place
from news.models import GalleryIndexPage, SectionPage

# Home pages of sites stand right below the root of the tree.
HOME_DEPTH = 2


@receiver(post_save, sender=HomePage)
@receiver(post_save, sender=LibraryPage)
@receiver(post_save, sender=GalleryIndexPage)
@receiver(post_save, sender=SectionPage)
def grant_on_new_place(instance: Page, *, created: bool, raw: bool = False, **_kwargs: object) -> None:
    if created and not raw:
        set_up_place(instance)


@receiver(post_save, sender=GalleryIndexPage)
@receiver(post_save, sender=SectionPage)
def rename_editors(instance: Page, *, created: bool, raw: bool = False, **_kwargs: object) -> None:
    if created or raw:
        return
    group = editors_of(instance)
    name = place_group_name(instance)
    if group is not None and group.name != name and not Group.objects.filter(name=name).exists():
        group.name = name
        group.save(update_fields=["name"])


@receiver(pre_delete, sender=GalleryIndexPage)
@receiver(pre_delete, sender=SectionPage)
def remove_editors(instance: Page, **_kwargs: object) -> None:
    """A group without its place may do nothing, and would only confuse."""
    group = editors_of(instance)
    if group is not None:
        group.delete()


@receiver(post_save, sender=Site)
@receiver(post_delete, sender=Site)
def ask_for_sites_anew(**_kwargs: object) -> None:
    forget_sites()


# Home pages may be at hand without what their type adds.
@receiver(post_save, sender=Page)
@receiver(post_save, sender=HomePage)
def ask_for_home_pages_anew(instance: Page, **_kwargs: object) -> None:
    if instance.depth <= HOME_DEPTH:
        forget_sites()
