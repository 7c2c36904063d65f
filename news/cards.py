"""What lists show of articles and galleries, read by statements that stand here.

To put such a statement together takes Django longer than a database takes to answer it, and to read a page
whole, with its forty columns, longer than the ten that are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, overload

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from images.models import SiteImage
from news.catalogue.lists import Part
from news.models.display_date import UNDATED
from pages.addresses import address_of, full_address_of
from pages.visibility import if_readable

__all__ = ["Card", "CardList", "SectionOfCard", "article_cards", "gallery_cards"]

IMAGE: Final = (
    "id", "key", "ready_renditions", "rendition_state", "width", "height", "file", "focal_point_x",
    "focal_point_y", "focal_point_width", "focal_point_height", "title", "description",
)  # fmt: skip
IMAGE_COLUMNS: Final = ", ".join(f"image.{name}" for name in IMAGE)
OF_PAGE: Final = "page.id, page.title, page.url_path, page.last_published_at"
LIVE: Final = "page.live AND (page.expire_at IS NULL OR page.expire_at > %s)"
ARTICLES: Final = f"""
    SELECT {OF_PAGE}, own.display_date, own.lead, own.kicker,
        section.title, section.path, section.live, section.expire_at, {IMAGE_COLUMNS}
    FROM news_articlepage AS own
    JOIN wagtailcore_page AS page ON page.id = own.page_ptr_id
    LEFT JOIN wagtailcore_page AS section ON section.id = own.section_id
    LEFT JOIN images_siteimage AS image ON image.id = own.lead_image_id
    WHERE own.page_ptr_id IN ({{places}}) AND {LIVE}
"""  # noqa: S608 (no input)
GALLERIES: Final = f"""
    SELECT {OF_PAGE}, own.display_date, own.lead, own.place,
        (SELECT COUNT(*) FROM news_galleryphoto AS photo WHERE photo.page_id = own.page_ptr_id),
        {IMAGE_COLUMNS}
    FROM news_gallerypage AS own
    JOIN wagtailcore_page AS page ON page.id = own.page_ptr_id
    LEFT JOIN images_siteimage AS image ON image.id = own.lead_image_id
    WHERE own.page_ptr_id IN ({{places}}) AND {LIVE}
"""  # noqa: S608 (no input)


@dataclass(frozen=True, slots=True)
class SectionOfCard:
    """As much of a section as it takes to know who may read it."""

    title: str
    path: str
    live: bool
    expire_at: datetime | None


@dataclass(slots=True)
class Card:
    """An article or a gallery as a list shows it."""

    pk: int
    title: str
    url_path: str
    last_published_at: datetime | None
    shown_date: date | None
    lead: str
    lead_image: SiteImage | None
    kicker: str = ""
    section: SectionOfCard | None = None
    place: str = ""
    photo_count: int = 0
    views: int = 0

    def get_url(self, request: HttpRequest | None = None) -> str:
        return address_of(self.url_path, self.pk, request)

    @property
    def url(self) -> str:
        return self.get_url()

    @property
    def full_url(self) -> str:
        return full_address_of(self.url_path, self.pk)

    @property
    def readable_section(self) -> SectionOfCard | None:
        return if_readable(self.section)

    def __str__(self) -> str:
        return self.title


def article_cards(keys: Iterable[int]) -> dict[int, Card]:
    """The cards of those of these articles that are live, by id. One statement; none for no article.

    Who may read them is known from the lists they come from.
    """
    return {card.pk: card for card in _cards(ARTICLES, list(keys), _article)}


def gallery_cards(keys: Iterable[int]) -> dict[int, Card]:
    """The same of galleries, each with `photo_count`."""
    return {card.pk: card for card in _cards(GALLERIES, list(keys), _gallery)}


class CardList(Sequence[Card]):
    """A part of a list as a paginator takes it: its length costs nothing, a page of it one statement."""

    def __init__(self, part: Part, read: Any = article_cards) -> None:
        self.part = part
        self.read = read

    def __len__(self) -> int:
        return len(self.part)

    @overload
    def __getitem__(self, index: int) -> Card: ...
    @overload
    def __getitem__(self, index: slice) -> list[Card]: ...
    def __getitem__(self, index: int | slice) -> Card | list[Card]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        keys = self.part.keys(index.start or 0, index.stop)
        found = self.read(keys)
        return [found[key] for key in keys if key in found]


def _cards(statement: str, keys: Sequence[int], card: Any) -> Iterator[Card]:
    if not keys:
        return
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(statement.format(places=", ".join(["%s"] * len(keys))), [*keys, now])
        rows = cursor.fetchall()
    for row in rows:
        yield card(row[: -len(IMAGE)], _image(row[-len(IMAGE) :]))


def _article(row: Sequence[Any], image: SiteImage | None) -> Card:
    card = _common(row, image)
    card.kicker, title, path, live, ends = row[6:]
    card.section = SectionOfCard(title, path, bool(live), _moment(ends)) if path else None
    return card


def _gallery(row: Sequence[Any], image: SiteImage | None) -> Card:
    card = _common(row, image)
    card.place, card.photo_count = row[6:]
    return card


def _common(row: Sequence[Any], image: SiteImage | None) -> Card:
    pk, title, url_path, published, shown, lead = row[:6]
    date = _moment(shown)
    return Card(pk, title, url_path, _moment(published), None if date == UNDATED else date, lead, image)


def _image(values: Sequence[Any]) -> SiteImage | None:
    if values[0] is None:
        return None
    found = dict(zip(IMAGE, values, strict=True))
    if isinstance(found["ready_renditions"], str):
        found["ready_renditions"] = json.loads(found["ready_renditions"])
    # In the order of the fields of the model.
    names = [field.attname for field in SiteImage._meta.concrete_fields if field.attname in found]
    image: SiteImage = SiteImage.from_db(connection.alias, names, [found[name] for name in names])
    return image


def _moment(value: Any) -> datetime | None:
    """A moment as the database gives it: SQLite keeps them in universal time and does not say so."""
    moment: datetime | None = parse_datetime(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
