"""A large newspaper: sections in two levels, tags of many articles, galleries, counts; always the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from django.db import models
from django.utils import timezone

from counters.enums import Countable
from counters.models import DailyCount, Hit, Total
from home.models import HomePage, Navigation, SiteSettings
from images.enums import Audience, RenditionState
from images.models import SiteImage
from images.places import public_specs
from news.models import (
    ArticleByline,
    ArticlePage,
    ArticleRelation,
    GalleryPage,
    GalleryPhoto,
    Organisation,
    Person,
    SectionPage,
    TaggedArticle,
    TaggedGallery,
)
from pages.bulk import ChildWriter
from pages.models import Tag
from tests.benchmarks.news import texts
from tests.factories import SectionFactory, home_page, many_documents
from tests.factories.files import default_collection
from tests.factories.news import GalleryIndexFactory

__all__ = ["fill"]

IMAGES: Final = 200
DOCUMENTS: Final = 100
PHOTOS: Final = 9
MINUTES_BETWEEN: Final = 37
AT_ONCE: Final = 5_000
# Of articles: one in so many is a draft, has picked articles, is a gallery beside.
DRAFTS: Final = 100
PICKED: Final = 10
GALLERIES: Final = 100
# Articles of so many days are read every day, and a few of the rest.
DAYS_READ: Final = 30
READ_A_DAY: Final = 3_000
PENDING: Final = 2_000
# The first section has a part of all; the others share what is left.
WEIGHTS: Final = (30, 14, 10, 10, 8, 8, 6, 5, 5, 4)
BELOW_FIRST: Final = 2


def fill(count: int) -> None:
    """Make `count` articles and all that hangs on them."""
    chance = random.Random(11)
    home_page()
    images, tags, sections = _images(), _tags(), _sections()
    articles = _articles(count, sections, images, chance)
    galleries = _galleries(max(2, count // GALLERIES), images, chance)
    ArticlePage.objects.filter(pk__in=[page.pk for page in articles[7::DRAFTS]]).update(live=False)
    _write(_tagged(TaggedArticle, articles, tags, chance))
    _write(_tagged(TaggedGallery, galleries, tags, chance))
    people = _people()
    _write(ArticleByline(page=page, person=chance.choice(people), sort_order=0) for page in articles)
    _write(
        ArticleRelation(page=page, related_id=other.pk, sort_order=place)
        for page in articles[::PICKED]
        for place, other in enumerate(chance.sample(articles, 2))
    )
    _counts([*articles, *galleries], chance)
    many_documents(DOCUMENTS)
    _front_page(sections)


def _write(rows: Iterable[models.Model]) -> None:
    remaining = iter(rows)
    while some := list(islice(remaining, AT_ONCE)):
        type(some[0])._default_manager.bulk_create(some)


def _images() -> list[SiteImage]:
    """Records of pictures with all their renditions; the files themselves nobody asks for."""
    collection = default_collection()
    ready = {spec: [f"anh.{n}.jpg", 640, 427] for n, spec in enumerate(public_specs())}
    known = {"collection": collection, "ready_renditions": ready, "width": 2000, "height": 1334}
    states = {"rendition_state": RenditionState.DONE, "audience": Audience.PUBLIC}
    _write(
        SiteImage(title=f"Ảnh {n}", file=f"original_images/anh-{n}.jpg", **known, **states)
        for n in range(IMAGES)
    )
    return list(SiteImage.objects.order_by("pk"))


def _tags() -> list[Tag]:
    for name in texts.TAGS:
        Tag.objects.create(name=name)
    return list(Tag.objects.order_by("pk"))


def _sections() -> list[SectionPage]:
    sections = [SectionFactory(title=f"Chuyên mục {n + 1}") for n in range(len(WEIGHTS))]
    return [
        *sections,
        *(SectionFactory(title=f"Mục con {n + 1}", parent=sections[0]) for n in range(BELOW_FIRST)),
    ]


def _people() -> list[Person]:
    organisation = Organisation.objects.create(name="Liên đoàn Lao động tỉnh Sông Mây")
    return [Person.objects.create(name=f"Người viết {n}", organisation=organisation) for n in range(40)]


def _articles(
    count: int, sections: Sequence[SectionPage], images: Sequence[SiteImage], chance: random.Random
) -> list[ArticlePage]:
    """By section, since a section is filled at once; their dates are mixed."""
    weights = [*WEIGHTS, *[WEIGHTS[0] // 6] * BELOW_FIRST]
    chosen = sorted(chance.choices(range(len(sections)), weights, k=count))
    newest = timezone.now() - timedelta(hours=1)
    places = list(range(count))
    chance.shuffle(places)
    articles: list[ArticlePage] = []
    for number, section in enumerate(sections):
        writer: ChildWriter[ArticlePage] = ChildWriter(section)
        wanted = chosen.count(number)
        for start in range(0, wanted, AT_ONCE):
            first = len(articles)
            pages = [
                _article(places[first + n], section, images, chance, newest)
                for n in range(min(AT_ONCE, wanted - start))
            ]
            writer.create(pages)
            articles += pages
            for page in pages:
                # A hundred thousand bodies are much to hold.
                page.body = "[]"
    return articles


def _article(
    place: int, section: SectionPage, images: Sequence[SiteImage], chance: random.Random, newest: datetime
) -> ArticlePage:
    image = chance.choice(images)
    moment = newest - timedelta(minutes=MINUTES_BETWEEN * place)
    return ArticlePage(
        title=texts.title(chance, place),
        slug=f"tin-{place + 1}",
        lead=texts.lead(chance),
        body=texts.body(chance, image.pk),
        section=section,
        display_date=moment,
        first_published_at=moment,
        lead_image=image if place % 5 else None,
    )


def _galleries(count: int, images: Sequence[SiteImage], chance: random.Random) -> list[GalleryPage]:
    index = GalleryIndexFactory()
    newest = timezone.now() - timedelta(hours=2)
    pages = [
        GalleryPage(
            title=f"{texts.title(chance, n)}: bộ ảnh",
            slug=f"bo-anh-{n + 1}",
            lead=texts.lead(chance),
            display_date=newest - timedelta(days=n),
            lead_image=chance.choice(images),
        )
        for n in range(count)
    ]
    ChildWriter(index).create(pages)
    _write(
        GalleryPhoto(page=page, image=image, caption=texts.lead(chance), sort_order=place)
        for page in pages
        for place, image in enumerate(chance.sample(images, PHOTOS))
    )
    return pages


def _tagged(
    through: type[TaggedArticle | TaggedGallery],
    pages: Sequence[ArticlePage | GalleryPage],
    tags: Sequence[Tag],
    chance: random.Random,
) -> Iterable[models.Model]:
    """Three tags on each page; the first tags are on many."""
    weights = [1 / (place + 3) for place in range(len(tags))]
    for page in pages:
        for tag in dict.fromkeys(chance.choices(tags, weights, k=3)):
            yield through(content_object_id=page.pk, tag_id=tag.pk)


def _counts(pages: Sequence[ArticlePage | GalleryPage], chance: random.Random) -> None:
    """Totals of all; views of the last days, most of what is new; and some that are not rolled up yet."""
    now = timezone.now()
    _write(Total(page_id=page.pk, countable=Countable.VIEW, count=chance.randrange(20_000)) for page in pages)
    many = min(READ_A_DAY, len(pages))
    for back in range(1, DAYS_READ + 1):
        day = timezone.localdate(now) - timedelta(days=back)
        _write(
            DailyCount(page_id=page.pk, countable=Countable.VIEW, day=day, count=1 + chance.randrange(60))
            for page in chance.sample(pages, many)
        )
    _write(
        Hit(
            page_id=chance.choice(pages).pk,
            countable=Countable.VIEW,
            day=timezone.localdate(now),
            reader=chance.randbytes(16),
            counted_at=now,
        )
        for _ in range(PENDING)
    )


def _front_page(sections: Sequence[SectionPage]) -> None:
    home = HomePage.objects.get()
    blocks: list[tuple[str, dict[str, object]]] = [
        ("lead_stories", {"articles": [], "count": 5}),
        ("latest_news", {"heading": "", "count": 8}),
        *(("section_news", {"section": section.pk, "count": 5}) for section in sections[:4]),
        ("galleries", {"heading": "", "count": 4}),
        ("documents", {"heading": "", "count": 10, "sort": "posted"}),
        ("most_read", {"heading": "", "days": 30, "count": 5}),
        ("statistics", {"heading": ""}),
    ]
    home.body = [{"type": kind, "value": value} for kind, value in blocks]
    home.save()
    site = home.get_site()
    settings, navigation = SiteSettings.for_site(site), Navigation.for_site(site)
    settings.organisation, settings.address = "Liên đoàn Lao động tỉnh Sông Mây", "Số 1, đường Bờ Kênh"
    settings.save()
    navigation.menu = [("link", {"page": section, "label": ""}) for section in sections]
    navigation.save()
