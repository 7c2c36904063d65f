"""What changes who may see a picture. Part of the transaction of the change, and taken back with it.

Pages of every type show pictures, so what Wagtail says of any page is heard here.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from images.audiences import look_again, look_again_on
from images.models import SiteImage
from images.signals import renditions_wanted
from images.tasks import ask_for

__all__: list[str] = []


@receiver(renditions_wanted)
def _ask_for_renditions(image_ids: list[int], **_kwargs: object) -> None:
    ask_for(image_ids)


@receiver(page_published)
def _shown(instance: Page, **_kwargs: object) -> None:
    images = look_again_on([instance.pk])
    # As a rule they are there since the upload; a picture that failed then gets another chance.
    SiteImage.objects.filter(pk__in=images, ready_renditions={}).ask_for_renditions()


@receiver(page_unpublished)
def _hidden(instance: Page, **_kwargs: object) -> None:
    look_again_on([instance.pk], lost_a_page=True)


@receiver(post_page_move)
def _moved(instance: Page, **_kwargs: object) -> None:
    look_again_on(_subtree(instance))


@receiver(post_save, sender=PageViewRestriction)
def _restricted(instance: PageViewRestriction, **_kwargs: object) -> None:
    look_again_on(_subtree(instance.page), lost_a_page=True)


@receiver(post_delete, sender=PageViewRestriction)
def _opened(instance: PageViewRestriction, **_kwargs: object) -> None:
    # Deleting a page deletes its restriction, and what it showed is looked at then.
    if page := Page.objects.filter(pk=instance.page_id).first():
        look_again_on(_subtree(page))


@receiver(post_delete, sender=ReferenceIndex)
def _no_longer_named(instance: ReferenceIndex, **_kwargs: object) -> None:
    """A page was published without the picture, or whatever showed it is deleted."""
    if instance.to_content_type.model_class() is SiteImage:
        look_again([int(instance.to_object_id)], lost_a_page=True)


def _subtree(page: Page) -> Iterator[int]:
    ids: Iterator[int] = (
        Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True).iterator()
    )
    return ids
