"""What is asked of every page of every type, whichever way it is written."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db.models.signals import pre_save
from wagtail.models import Page

from pages.files_in_pages import refuse_secret_files


def keep_secret_files_from_public_pages(
    instance: Page, *, raw: bool = False, update_fields: Collection[str] | None = None, **_kwargs: object
) -> None:
    """Publishing ends in a page being saved live, be it by hand, by the clock, in bulk or after a review."""
    if instance.live and not raw and (update_fields is None or "live" in update_fields):
        refuse_secret_files(instance)


# All types are known by now: apps are ready once their models are.
for model in apps.get_models():
    if issubclass(model, Page):
        pre_save.connect(keep_secret_files_from_public_pages, sender=model)
