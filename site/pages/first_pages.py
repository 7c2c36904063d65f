"""The page of which a site has one: the library, the list of galleries."""

from __future__ import annotations

from typing import Final

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from pages.visibility import open_to_all

__all__ = ["first_open_page"]

READ: Final = ("id", "path", "depth", "title", "url_path")
STATEMENT: Final = f"""
    SELECT {", ".join(f"page.{name}" for name in READ)}
    FROM {{table}} AS own JOIN wagtailcore_page AS page ON page.id = own.page_ptr_id
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > %s)
    ORDER BY page.path
"""  # noqa: S608 (no input)


def first_open_page(model: type[Page]) -> Page | None:
    """The first page of this type that everybody may read, with what a link to it needs. One statement."""
    with connection.cursor() as cursor:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(STATEMENT.format(table=model._meta.db_table), [now])
        rows = [dict(zip(READ, row, strict=True)) for row in cursor.fetchall()]
    return next(iter(open_to_all([_page(row) for row in rows])), None)


def _page(row: dict[str, object]) -> Page:
    known = {**row, "live": True, "expire_at": None}
    # In the order of the fields of the model.
    names = [field.attname for field in Page._meta.concrete_fields if field.attname in known]
    page: Page = Page.from_db(connection.alias, names, [known[name] for name in names])
    return page
