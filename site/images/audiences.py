"""Who may see a picture: asked of Wagtail's reference index, and a new key where nobody may any longer.

A page shows a picture under its present key, so a new one never spoils a page; it only ends the addresses
that were given out before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from images.enums import Audience
from images.mixins import new_key
from images.models import SiteImage

__all__ = ["audiences_of", "audiences_on", "look_again", "look_again_on", "review"]

# Values in one statement: SQLite takes a limited number.
AT_ONCE: Final = 400

T = TypeVar("T")


def audiences_of(image_ids: Collection[int]) -> dict[int, Audience]:
    """The widest circle of readers of each picture, by what refers to it.

    A picture of something that is no page, such as the mark of the site, may be anywhere: it is public.
    """
    found = dict.fromkeys(image_ids, Audience.STAFF)
    for part in _parts(image_ids):
        found |= _widest(_references().filter(to_object_id__in=[str(pk) for pk in part]))
    return found


def audiences_on(page_ids: Iterable[int]) -> dict[int, Audience]:
    """The same of the pictures that pages show."""
    page_type = _content_type(Page)
    found: dict[int, Audience] = {}
    for part in _parts(page_ids):
        shown = _references().filter(base_content_type=page_type, object_id__in=[str(pk) for pk in part])
        found |= _widest(_references().filter(to_object_id__in=shown.values("to_object_id")))
    return found


def _widest(references: QuerySet[ReferenceIndex]) -> dict[int, Audience]:
    """The widest circle of readers of each picture, by all that refers to it."""
    pages = _content_type(Page)
    rows = list(references.values_list("to_object_id", "base_content_type_id", "object_id").distinct())
    open_to = _audiences_of_pages({int(pk) for _, kind, pk in rows if kind == pages.pk})
    found: dict[int, Audience] = {}
    for image_id, kind, object_id in rows:
        audience = open_to.get(int(object_id), Audience.STAFF) if kind == pages.pk else Audience.PUBLIC
        found[int(image_id)] = max(found.get(int(image_id), Audience.STAFF), audience)
    return found


def look_again(image_ids: Collection[int], *, lost_a_page: bool = False) -> int:
    """Bring the audience of pictures up to date, and say how many got a new key.

    Those do whose audience became smaller; with `lost_a_page` all that are not public, whatever was known.
    """
    return _bring_up_to_date(audiences_of(image_ids), lost_a_page=lost_a_page)


def look_again_on(page_ids: Iterable[int], *, lost_a_page: bool = False) -> set[int]:
    """The same for the pictures that pages show; returns which those are."""
    audiences = audiences_on(page_ids)
    _bring_up_to_date(audiences, lost_a_page=lost_a_page)
    return set(audiences)


def _bring_up_to_date(audiences: Mapping[int, Audience], *, lost_a_page: bool) -> int:
    revoked = 0
    wider: defaultdict[Audience, list[int]] = defaultdict(list)
    for part in _parts(audiences):
        for pk, known in SiteImage.objects.filter(pk__in=part).values_list("pk", "audience"):
            audience = audiences[pk]
            if audience < known or (lost_a_page and audience < Audience.PUBLIC):
                SiteImage.objects.filter(pk=pk).update(audience=audience, key=new_key())
                revoked += 1
            elif audience != known:
                wider[audience].append(pk)
    for audience, keys in wider.items():
        for part in _parts(keys):
            SiteImage.objects.filter(pk__in=part).update(audience=audience)
    return revoked


def review() -> int:
    """The same for every picture: what changed without a word, such as a page whose time is over."""
    ids = SiteImage.objects.order_by("pk").values_list("pk", flat=True)
    return sum(look_again(part) for part in _parts(list(ids)))


def _audiences_of_pages(ids: Collection[int]) -> dict[int, Audience]:
    """Of those that readers may see at all."""
    if not ids:
        return {}
    now = timezone.now()
    closed = tuple(PageViewRestriction.objects.order_by().values_list("page__path", flat=True))
    audiences: dict[int, Audience] = {}
    for part in _parts(ids):
        live = Page.objects.live().filter(Q(expire_at=None) | Q(expire_at__gt=now), pk__in=part)
        for pk, path in live.order_by().values_list("pk", "path"):
            audiences[pk] = Audience.RESTRICTED if path.startswith(closed) else Audience.PUBLIC
    return audiences


def _references() -> QuerySet[ReferenceIndex]:
    return ReferenceIndex.objects.filter(to_content_type=_content_type(SiteImage))


def _content_type(model: type[Page | SiteImage]) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(values)
    while part := list(islice(remaining, AT_ONCE)):
        yield part
