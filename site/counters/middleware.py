from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from counters.agents import agent_of, kind_of
from counters.bots import is_prefetch
from counters.enums import AgentKind
from counters.group_recording import CountedAnswer, record_with_others
from counters.helpers import helped_reader
from counters.marks import Mark, take_marks
from counters.readers import identify
from counters.recording import record
from counters.rolling_up import roll_up
from counters.salts import Salts, destroy_salts, salts_at

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponseBase]

FROM_THE_START = re.compile(r"bytes 0-")
# The rows not yet rolled up stay few without a timer: at every so many hits, and once a day, the reader who
# is being counted waits some milliseconds for a batch or a few. What is left is for `roll_up_counters`.
HITS_BETWEEN_ROLL_UPS = 1_000
BATCHES_AT_A_TIME = 1
BATCHES_AT_THE_END_OF_A_DAY = 4


class CountingMiddleware:
    """Count what an answer is marked as, and the visit it belongs to, before the answer leaves.

    Outermost of all middleware: it sees the final status, so that an error page counts nothing,
    and the count is committed before the first byte is sent, so that a killed process has counted all it
    answered. Should the database fail while counting, the reader still gets the page and the log says that
    a count is missing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.admin_root = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        marks = [mark for mark in take_marks(response) if is_countable(mark, response)]
        visits = is_page(response) and not request.path.startswith(self.admin_root)
        if request.method == "GET" and (marks or visits) and is_reading(request):
            now = timezone.now()
            try:
                hits, salts = count(request, marks, now, visits=visits)
            except DatabaseError:
                logger.exception("Not counted: %s", marks or "a visit")
            else:
                roll_up_if_due(hits, salts, now)
        return response


def count(request: HttpRequest, marks: list[Mark], now: datetime, *, visits: bool) -> tuple[list[int], Salts]:
    """Record one answered request; return the ids of its hits and the salts its reader was recognised by."""
    salts = salts_at(now)
    reader, kind = identify(request, salts), kind_of(agent_of(request))
    if kind is AgentKind.HELPER:
        helped = helped_reader(reader, now)
        return (record(marks, helped, now, visits=False) if helped else []), salts
    bot = kind is AgentKind.BOT
    if bot and not visits:
        return [], salts
    counted = [] if bot else marks
    if not visits or reader.yesterday:
        return record(counted, reader, now, visits=visits, is_bot=bot), salts
    return record_with_others(CountedAnswer(counted, reader, now, is_bot=bot)), salts


def roll_up_if_due(hits: list[int], salts: Salts, now: datetime) -> None:
    """Roll up at every thousandth hit, and when this is the first request after a day is over."""
    try:
        if salts.outdated and destroy_salts(now):
            roll_up(now, max_batches=BATCHES_AT_THE_END_OF_A_DAY)
        elif any(hit % HITS_BETWEEN_ROLL_UPS == 0 for hit in hits):
            roll_up(now, max_batches=BATCHES_AT_A_TIME)
    except DatabaseError:
        logger.exception("Not rolled up; nothing is lost by it")


def is_countable(mark: Mark, response: HttpResponseBase) -> bool:
    """Whether the answer really is what it is marked as: a page, or a file from its first byte.

    A page that the reader's browser still has (304) is read like one that is sent; a file is not taken again.
    """
    if response.status_code == 304:
        return not mark.countable.is_download
    if response.status_code == 206 and mark.countable.is_download:
        return FROM_THE_START.match(response.get("Content-Range", "")) is not None
    return response.status_code == 200


def is_page(response: HttpResponseBase) -> bool:
    return response.status_code in {200, 304} and response.get("Content-Type", "").startswith("text/html")


def is_reading(request: HttpRequest) -> bool:
    """Whether a reader asked for this: not staff, not an editor's preview, not a browser guessing ahead."""
    if request.resolver_match is None:
        # No view was asked: a file sent by another middleware, or a preview.
        return False
    # Wagtail sets this attribute on every request it serves a preview for.
    if getattr(request, "is_preview", False) or is_prefetch(request):
        return False
    return request.user.is_anonymous or not request.user.has_perm("wagtailadmin.access_admin")
