"""Which pages are closed, and to whom: those with a restriction (password, login, group) and all below them.

Restrictions are few. They are read in one query, once for each request or once for many (`pages.remembered`),
and not as a part of other queries: there they would make a database look through all pages for each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from pages.current_request import CurrentRequest, Restriction, current_request
from pages.remembered import MEMORY

__all__ = ["below_any", "closed_paths", "open_to_everybody", "restricted_paths", "restrictions_for"]


# Not a join: where there is no restriction at all, SQLite looks for one through all pages.
RESTRICTIONS: Final = """
    SELECT id, (SELECT path FROM wagtailcore_page WHERE wagtailcore_page.id = page_id), restriction_type
    FROM wagtailcore_pageviewrestriction ORDER BY id
"""


def open_to_everybody(prefix: str = "") -> Q:
    """A condition for a query of pages, or of what has one under `prefix` ("page__"): no restriction applies.

    As `PageQuerySet.public()`, which reads whole pages.
    """
    return ~below_any(restricted_paths(), prefix)


def closed_paths(request: HttpRequest | None) -> tuple[str, ...]:
    """The paths of the pages that this reader is kept out of, with all below them. None: who is unknown.

    One query for a request; for a signed-in reader another one if a page is open to some groups alone.
    """
    current = current_request()
    if request is None or current is None or current.request is not request:
        return _closed_to(request, _restrictions())
    if current.closed_paths is None:
        current.closed_paths = _closed_to(request, _restrictions())
    return current.closed_paths


def below_any(paths: Iterable[str], prefix: str = "") -> Q:
    """Pages of these paths and those below them; none where there are no paths."""
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(**{f"{prefix}path__startswith": path})
    return condition


def restricted_paths() -> tuple[str, ...]:
    """The paths of all pages that are restricted in any way."""
    return tuple(restriction.path for restriction in _restrictions())


def restrictions_for() -> tuple[HttpRequest, Sequence[Restriction]] | None:
    """The request that is answered from what was read for many, and all restrictions; None for others."""
    current = current_request()
    if current is None or getattr(current.request, "content_version", None) is None:
        return None
    return current.request, _restrictions()


def _restrictions() -> Sequence[Restriction]:
    current = current_request()
    if current is None:
        return _read()
    if current.restrictions is None:
        current.restrictions = MEMORY.get(current.request, "restrictions", _read)
    return current.restrictions


def _read() -> tuple[Restriction, ...]:
    with connection.cursor() as cursor:
        cursor.execute(RESTRICTIONS)
        return tuple(Restriction(*row) for row in cursor.fetchall())


def _closed_to(request: HttpRequest | None, restrictions: Sequence[Restriction]) -> tuple[str, ...]:
    # Without restrictions nobody asks who is there: an answer that depends on a cookie is not kept by caches.
    if not restrictions:
        return ()
    let_in = _passed(request, restrictions) if request is not None else set()
    return tuple(restriction.path for restriction in restrictions if restriction.pk not in let_in)


def _passed(request: HttpRequest, restrictions: Sequence[Restriction]) -> set[int]:
    """The restrictions that let this reader in, as `PageViewRestriction.accept_request` says of each."""
    session = getattr(request, "session", None)
    user = getattr(request, "user", None)
    given: set[int] = set()
    if session is not None:
        given = set(session.get(PageViewRestriction.passed_view_restrictions_session_key, ()))
    passed = {each.pk for each in restrictions if each.kind == PageViewRestriction.PASSWORD} & given
    if user is None or not user.is_authenticated:
        return passed
    passed |= {each.pk for each in restrictions if each.kind == PageViewRestriction.LOGIN}
    of_groups = {each.pk for each in restrictions if each.kind == PageViewRestriction.GROUPS}
    if of_groups and not user.is_superuser:
        theirs = PageViewRestriction.objects.filter(pk__in=of_groups, groups__user=user).order_by()
        of_groups = set(theirs.values_list("pk", flat=True))
    return passed | of_groups


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def read_anew(**_kwargs: object) -> None:
    """What this very request changes counts for the rest of it."""
    if isinstance(current := current_request(), CurrentRequest):
        current.restrictions = current.closed_paths = None
