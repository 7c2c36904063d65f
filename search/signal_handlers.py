"""What happens to pages, told to the index."""

from __future__ import annotations

from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from search.index.indexing import index_page, reindex_subtree, remove_page
from search.text.folding import register_in_sqlite

connection_created.connect(register_in_sqlite)


@receiver(post_save)
def index_on_save(
    instance: object, *, raw: bool = False, update_fields: object = None, **_kwargs: object
) -> None:
    """A whole page was written, in the transaction that is open, though not yet what hangs on it.

    Saving some fields only is how Wagtail keeps drafts: the instance then holds words that are not published.
    """
    if isinstance(instance, Page) and not raw and update_fields is None:
        index_page(instance)


@receiver(page_published)
def index_on_publish(instance: Page, **_kwargs: object) -> None:
    """Everything of the page is written, its photos and their captions too."""
    index_page(instance)


@receiver(page_unpublished)
def remove_on_unpublish(instance: Page, **_kwargs: object) -> None:
    remove_page(instance.pk)


@receiver(pre_delete)
def remove_on_delete(instance: object, **_kwargs: object) -> None:
    """The row would go with its page; an engine that can forget postings is told before."""
    if isinstance(instance, Page):
        remove_page(instance.pk)


@receiver(post_page_move)
def reindex_on_move(instance: Page, **_kwargs: object) -> None:
    """Below another parent other restrictions may hold."""
    reindex_subtree(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def reindex_on_restriction(instance: PageViewRestriction, **_kwargs: object) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        reindex_subtree(page)
