"""What happens to pages, noted for the index."""

from __future__ import annotations

from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from search.content import for_each_type
from search.index.changes import note_concerned, note_written
from search.index.indexing import remove_page
from search.text.folding import register_in_sqlite

connection_created.connect(register_in_sqlite)


# Of a page that is at hand without what its type adds, some fields may be saved too.
@receiver(post_save, sender=Page)
def note_on_save(
    instance: Page, *, raw: bool = False, update_fields: object = None, **_kwargs: object
) -> None:
    """A whole page was written, be it published, changed or taken back.

    Saving some fields only is how Wagtail keeps drafts: the instance then holds words that are not published.
    """
    if not raw and update_fields is None:
        note_written(instance)


@for_each_type
def follow(model: type[Page]) -> None:
    post_save.connect(note_on_save, sender=model)


@receiver(pre_delete, sender=Page)
def remove_on_delete(instance: Page, **_kwargs: object) -> None:
    """The row would go with its page; an engine that can forget postings is told before.

    Whichever type a page has, the row of what all pages share is deleted with it.
    """
    remove_page(instance.pk)


# Pages of every type can be moved or restricted, and what can be found may stand below them.
@receiver(post_page_move)
def note_on_move(instance: Page, **_kwargs: object) -> None:
    """Below another parent other restrictions may hold."""
    _note_subtree(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def note_on_restriction(instance: PageViewRestriction, **_kwargs: object) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _note_subtree(page)


def _note_subtree(page: Page) -> None:
    subtree = Page.objects.descendant_of(page, inclusive=True)
    note_concerned(subtree.values_list("pk", flat=True))
