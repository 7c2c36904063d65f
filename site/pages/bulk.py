"""Many pages created at once below one parent.

`add_child` saves one page at a time: it looks for the last sibling and for a free slug, validates, saves two
rows, updates the index of references and sends signals. For a hundred thousand pages that is an evening. Here
the same rows arise, so that the tree and the admin find everything as they expect it, in a few statements a
batch. Signals are not sent; who calls feeds the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from pages.mixins import ReadableSlugMixin

__all__ = ["ChildWriter", "add_references"]

P = TypeVar("P", bound=ReadableSlugMixin)


class ChildWriter(Generic[P]):
    """Creates pages of one type below `parent`. Keeps the slugs in use: make one for each import."""

    def __init__(self, parent: Page) -> None:
        self.parent = parent
        self._slugs: set[str] = set()
        self._numbers: dict[str, int] = {}

    @transaction.atomic
    def create(self, pages: Sequence[P]) -> None:
        """Save new pages, published, after the last child; afterwards they have their keys.

        `slug` is made where empty; `first_published_at` is now where it is not given. Other fields are
        written as they are: validating is up to the caller.
        """
        if not pages:
            return
        parent = Page.objects.select_for_update().get(pk=self.parent.pk)
        if not self._slugs:
            self._slugs.update(parent.get_children().values_list("slug", flat=True))
        for page, path in zip(pages, _paths_below(parent), strict=False):
            self._place(page, parent, path)
        rows = Page.objects.bulk_create([_page_row(page) for page in pages])
        for page, row in zip(pages, rows, strict=True):
            page.pk = row.pk
        _insert_own_rows(pages)
        Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))
        self.parent.numchild = parent.numchild + len(pages)

    def _place(self, page: P, parent: Page, path: str) -> None:
        now = timezone.now()
        page.path = path
        page.depth = parent.depth + 1
        page.numchild = 0
        page.slug = self._take_slug(page.slug or page.readable_slug())
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.locale_id = parent.locale_id
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.live = True
        page.first_published_at = page.first_published_at or now
        page.last_published_at = page.last_published_at or page.first_published_at

    def _take_slug(self, wanted: str) -> str:
        slug = wanted
        while slug in self._slugs:
            number = self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            slug = f"{wanted}-{number}"
        self._slugs.add(slug)
        return slug


def add_references(pages: Sequence[Page], field_names: Sequence[str]) -> None:
    """Record what new pages of one type refer to by these foreign keys, as saving them one by one would.

    The admin shows by it where a snippet is used.
    """
    if not pages:
        return
    model = type(pages[0])
    own_type = ContentType.objects.get_for_model(model)
    base_type = ContentType.objects.get_for_model(Page)
    targets = {name: _target_type(model, name) for name in field_names}
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=own_type,
                base_content_type=base_type,
                object_id=str(page.pk),
                to_content_type=targets[name],
                to_object_id=str(key),
                model_path=name,
                content_path=name,
                content_path_hash=ReferenceIndex._get_content_path_hash(name),
            )
            for page in pages
            for name in field_names
            if (key := page.serializable_value(name)) is not None
        ]
    )


def _target_type(model: type[models.Model], field_name: str) -> ContentType:
    field = model._meta.get_field(field_name)
    assert isinstance(field, models.ForeignKey)  # noqa: S101 (the contract of add_references)
    return ContentType.objects.get_for_model(field.related_model)


def _paths_below(parent: Page) -> Iterator[str]:
    """The places after the last child, without end. Raises `PathOverflow` beyond 1,679,615 children."""
    last = parent.get_children().order_by("path").last()
    if last is None:
        last = Page(path=Page._get_path(parent.path, parent.depth + 1, 0), depth=parent.depth + 1)
    while True:
        last = Page(path=last._inc_path(), depth=last.depth)
        yield last.path


def _page_row(page: Page) -> Page:
    """The part of a page that stands in the table of all pages."""
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{name: page.__dict__[name] for name in fields})


def _insert_own_rows(pages: Sequence[Page]) -> None:
    """Insert the rows of the type's own table.

    `bulk_create` refuses models with a parent table because it cannot make the parents' keys. Here they are,
    so the step by which it writes one table is used by itself.
    """
    model = type(pages[0])
    manager = model._base_manager.all()
    manager._for_write = True
    manager._batched_insert(pages, model._meta.local_concrete_fields, batch_size=None)
    for page in pages:
        page._state.adding = False
        page._state.db = manager.db
