"""Checking the external links of all published pages, politely, and keeping the results."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from wagtail.models import Page

from links.asking import Answer, ask
from links.collecting import external_links
from links.models import CheckedLink

__all__ = ["Round", "check_links"]

PAGES_AT_ONCE = 100


@dataclass(slots=True)
class Round:
    """How a round of checking goes: an address is asked again after `again_after`, a host not more often than
    once in `pause` seconds, and nothing new is asked after `seconds`.
    """

    again_after: timedelta = timedelta(days=7)
    pause: float = 1.0
    seconds: float = 900.0
    ask: Callable[[str], Answer] = ask
    asked: int = 0
    _hosts: dict[str, float] = field(default_factory=dict)

    def answer(self, url: str) -> Answer:
        host = urlsplit(url).hostname or ""
        wait = self._hosts.get(host, 0.0) + self.pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self.asked += 1
        answer = self.ask(url)
        self._hosts[host] = time.monotonic()
        return answer


def check_links(this_round: Round) -> int:
    """Check the links of published pages and say how many were asked; links that are gone are forgotten."""
    ends = time.monotonic() + this_round.seconds
    since = timezone.now() - this_round.again_after
    known: dict[str, tuple[Answer, datetime]] = {}
    pages = Page.objects.live().order_by("-last_published_at", "pk")
    CheckedLink.objects.exclude(page__live=True).delete()
    for page in pages.specific().iterator(chunk_size=PAGES_AT_ONCE):
        urls = external_links(page)
        CheckedLink.objects.filter(page=page.pk).exclude(url__in=urls).delete()
        fresh = set(
            CheckedLink.objects.filter(page=page.pk, checked_at__gte=since).values_list("url", flat=True)
        )
        for url in urls:
            if url in fresh:
                continue
            if url not in known:
                if time.monotonic() > ends:
                    return this_round.asked
                known[url] = this_round.answer(url), timezone.now()
            answer, moment = known[url]
            CheckedLink.objects.update_or_create(
                page_id=page.pk,
                url=url,
                defaults={"result": answer.result, "code": answer.code, "checked_at": moment},
            )
    return this_round.asked
