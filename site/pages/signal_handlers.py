"""What is asked of every page of every type, whichever way it is written."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page

from pages.files_in_pages import refuse_secret_files


@receiver(pre_save)
def keep_secret_files_from_public_pages(
    instance: object, *, raw: bool = False, update_fields: Collection[str] | None = None, **_kwargs: object
) -> None:
    """Publishing ends in a page being saved live, be it by hand, by the clock, in bulk or after a review."""
    if (
        isinstance(instance, Page)
        and instance.live
        and not raw
        and (update_fields is None or "live" in update_fields)
    ):
        refuse_secret_files(instance)
