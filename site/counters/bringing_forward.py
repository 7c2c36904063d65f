"""Taking over what an older site had counted: kept apart from our numbers, for it followed other rules."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from counters.enums import Countable
from counters.models import EarlierTraffic, Total

COLUMNS = {"page", "views", "downloads"}
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class BadLine:
    """A line that was left out; the first line of the file is number 1."""

    number: int
    reason: str


def bring_forward(lines: Iterable[str]) -> tuple[int, list[BadLine]]:
    """Set the numbers brought forward from CSV lines; return how many lines were taken and which were not.

    Columns: `page` (our id, our address, or an address of the older site that redirects here), `views`,
    `downloads`, and optionally `file` (the id of the file the downloads belong to). Raises ValueError where
    a column is missing.
    """
    reader = csv.DictReader(lines)
    if missing := COLUMNS - set(reader.fieldnames or ()):
        raise ValueError(f"columns missing: {', '.join(sorted(missing))}")
    done = 0
    bad: list[BadLine] = []
    for row in reader:
        try:
            take_over(row)
        except ValueError as error:
            bad.append(BadLine(reader.line_num, str(error)))
        else:
            done += 1
    return done, bad


@transaction.atomic
def take_over(row: dict[str, str | None]) -> None:
    """Set the numbers of one line. Raises ValueError with the reason why it cannot be used."""
    page_id = find_page((row["page"] or "").strip())
    views, downloads = number_of(row, "views"), number_of(row, "downloads")
    file_id = number_of(row, "file")
    if not file_id or views:
        set_brought_forward(page_id, Countable.VIEW, 0, views)
    set_brought_forward(page_id, Countable.FILE, file_id, downloads)


def set_brought_forward(page_id: int, countable: Countable, file_id: int, number: int) -> None:
    Total.objects.update_or_create(
        page_id=page_id,
        countable=countable,
        file_id=file_id,
        defaults={"brought_forward": number},
        create_defaults={"brought_forward": number},
    )


def bring_forward_visits(source: str, visits: int) -> None:
    """Set the visits that the older site of this name had counted."""
    EarlierTraffic.objects.update_or_create(source=source, defaults={"visits": visits})


def find_page(reference: str) -> int:
    """The id of the page that an id, our address or a redirected one stands for. Raises ValueError."""
    if not reference:
        page_id = None
    elif reference.isascii() and reference.isdigit():
        page_id = Page.objects.filter(pk=int(reference)).values_list("pk", flat=True).first()
    else:
        page_id = find_redirected(reference) or find_address(reference)
    if page_id is None:
        raise ValueError(f"no page: {reference!r}")
    return page_id


def find_redirected(address: str) -> int | None:
    """The page a redirect of Wagtail leads to from this address of an older site."""
    old_path = Redirect.normalise_path(address)
    redirects = Redirect.objects.filter(old_path=old_path, redirect_page__isnull=False)
    page_id: int | None = redirects.values_list("redirect_page_id", flat=True).first()
    return page_id


def find_address(address: str) -> int | None:
    """The page at this address, or path, of this site."""
    path = urlsplit(address).path.strip("/")
    for site in Site.objects.select_related("root_page"):
        url_path = f"{site.root_page.url_path}{path}/" if path else site.root_page.url_path
        page_id: int | None = Page.objects.filter(url_path=url_path).values_list("pk", flat=True).first()
        if page_id is not None:
            return page_id
    return None


def number_of(row: dict[str, str | None], column: str) -> int:
    """A number from 0; nothing written is 0, dots between thousands are read over. Raises ValueError."""
    text = (row.get(column) or "").strip().replace(".", "")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit()) or int(text[:20]) > LARGEST or len(text) > 19:
        raise ValueError(f"{column} is no number from 0: {row[column]!r}")
    return int(text)
