"""What happens to pages, told to the index."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from search.indexing import index_page, reindex_subtree, remove_page

__all__ = ["connect"]


def connect() -> None:
    post_save.connect(on_save, dispatch_uid="search_page_saved")
    pre_delete.connect(on_delete, dispatch_uid="search_page_deleted")
    page_published.connect(on_publish, dispatch_uid="search_page_published")
    page_unpublished.connect(on_unpublish, dispatch_uid="search_page_unpublished")
    post_page_move.connect(on_move, dispatch_uid="search_page_moved")
    post_save.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="search_restricted")
    post_delete.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="search_opened")


def on_save(
    sender: type[object], instance: object, raw: bool = False, update_fields: object = None, **kwargs: object
) -> None:
    """A whole page was written. This runs in the transaction of the writing, before what hangs on the page is saved.

    Saving some fields only is how Wagtail keeps drafts: the instance then holds words that are not published.
    """
    if isinstance(instance, Page) and not raw and update_fields is None:
        index_page(instance)


def on_delete(sender: type[object], instance: object, **kwargs: object) -> None:
    """The row would go with its page; an engine that can forget postings is told before."""
    if isinstance(instance, Page):
        remove_page(instance.pk)


def on_publish(sender: type[Page], instance: Page, **kwargs: object) -> None:
    """Everything of the page is written, its photos and their captions too."""
    index_page(instance)


def on_unpublish(sender: type[Page], instance: Page, **kwargs: object) -> None:
    remove_page(instance.pk)


def on_move(sender: type[Page], instance: Page, **kwargs: object) -> None:
    """Below another parent other restrictions may hold."""
    reindex_subtree(instance)


def on_restriction(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: object) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        reindex_subtree(page)
