"""The front page and what stands around every page."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Site

from demonstration.bundle import Content
from demonstration.records import Link
from home.models import HomePage, Navigation, SiteSettings

__all__ = ["arrange_home", "create_settings"]

RawBlock = dict[str, Any]


def arrange_home(home: HomePage, content: Content, pages: dict[str, Page]) -> None:
    wording = content.home
    lead = [pages[f"article:{slug}"].pk for slug in wording.lead_stories]
    blocks: list[RawBlock] = [
        _block("lead_stories", articles=lead, count=5),
        _block("slogan", text=wording.banner[0], image=None, link=None),
        *(_block("section_news", section=pages[f"section:{slug}"].pk, count=4) for slug in wording.sections),
        _block("galleries", heading=wording.galleries_heading, count=4),
        _block("documents", heading=wording.documents_heading, count=10, sort="posted"),
        _block("most_read", heading=wording.most_read_heading, days=30, count=5),
        _block("statistics", heading=wording.statistics_heading),
    ]
    home.body = blocks
    home.save_revision().publish()


def create_settings(content: Content, pages: dict[str, Page]) -> None:
    site = Site.objects.get(is_default_site=True)
    record = content.site
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={
            "superior": record.parent_organisation,
            "organisation": record.organisation,
            "slogan": record.slogan,
            "address": record.address,
            "phone": record.phone,
            "email": record.email,
            "responsible": f"{record.responsible_person}, {record.responsible_position}",
            "licence": record.licence,
        },
    )
    navigation, _created = Navigation.objects.get_or_create(site=site)
    navigation.menu = [_link(link, pages) for link in record.main_navigation]
    navigation.footer_links = [_link(link, pages) for link in record.footer_navigation]
    navigation.save()


def _block(kind: str, **value: object) -> RawBlock:
    return {"type": kind, "value": value}


def _link(link: Link, pages: dict[str, Page]) -> RawBlock:
    page = pages.get(link.target)
    return _block(
        "link",
        page=page.pk if page else None,
        address="" if page else link.target,
        label=link.title,
    )
