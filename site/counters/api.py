"""`GET /api/counters/<id>/`: the current numbers of a page, for whoever may read it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from ninja import Router, Status
from ninja.decorators import decorate_view
from wagtail.models import Page

from api.methods import METHODS
from api.records import Record, Refusal
from counters.files import files_of
from counters.totals import file_totals, totals_for

__all__ = ["PageCounts", "router"]

router = Router()


class FileCounts(Record):
    """A file that the page offers for download."""

    id: int
    """Known to the page; 0 for the archive of all its files."""
    title: str
    downloads: int


class PageCounts(Record):
    """The numbers of a page, of this moment."""

    views: int
    downloads: int
    """Of all files together."""
    files: list[FileCounts]
    """The files offered now, in the order readers see."""


@router.api_operation(
    METHODS,
    "{int:page_id}/",
    operation_id="page_counts",
    url_name="page_counts",
    summary="The numbers of a page",
    response={200: PageCounts, 404: Refusal},
)
@decorate_view(never_cache, require_safe)
def page_counts(request: HttpRequest, page_id: int) -> PageCounts | Status[Refusal]:  # noqa: ARG001
    """The current numbers of a published page that everyone may read; 404 for any other id."""
    page = Page.objects.live().public().exclude(expire_at__lte=timezone.now()).filter(pk=page_id).first()
    if page is None:
        return Status(404, Refusal(error=_("There is no such page.")))
    totals = totals_for([page_id])[page_id]
    specific = page.specific
    downloads = file_totals(page_id)
    return PageCounts(
        views=totals.views,
        downloads=totals.downloads,
        files=[
            FileCounts(id=file.id, title=file.title, downloads=downloads.get((file.countable, file.id), 0))
            for file in files_of(specific)
        ],
    )
