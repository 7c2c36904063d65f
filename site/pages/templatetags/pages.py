"""Tags that every template of the site may use."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict

from django import template
from django.core.paginator import Page as PageOfList
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page, Site

from counters.live_numbers import LiveNumber
from pages.breadcrumbs import Crumb, breadcrumbs_of
from pages.credits import credit_line
from pages.current_links import LEFT_OPEN, current_link, left_open
from pages.listing import PAGE_PARAMETER
from pages.pagination import numbers_around
from pages.pictures import Picture, SocialPicture, picture_in, social_picture
from pages.public_files import is_public
from pages.structured_data import absolute, breadcrumb_list, script
from pages.visibility import if_readable
from vietnamese.dates import long_date, long_datetime, short_date
from vietnamese.numbers import format_number, format_size

if TYPE_CHECKING:
    from attachments.models import Attachment
    from images.models import SiteImage

register = template.Library()

WEBP_SOURCE = '<source type="image/webp" srcset="{}" sizes="{}">'
LATER_PAGE = re.compile(r"(?!1$)[1-9][0-9]{0,8}")


@register.filter
def number(value: int | None) -> str:
    """6190 → "6.190". Nothing is nothing: None gives an empty string; a live number gives its place."""
    if isinstance(value, LiveNumber):
        return value.place()
    return "" if value is None else format_number(value)


@register.filter
def file_size(value: int | None) -> str:
    """1258291 → "1,2 MB"; empty where the size is not known."""
    return "" if value is None else format_size(value)


@register.simple_tag
def moment(value: date | datetime | None, form: str = "long") -> SafeString | str:
    """A `<time>` with the machine form; "long" names the day of the week, "short" is day, month and year.

    A `datetime` is shown in local time, with hours and minutes in the long form; None shows nothing.
    """
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    if form == "short":
        words = short_date(local)
    else:
        words = long_datetime(local) if isinstance(local, datetime) else long_date(local)
    machine = local.isoformat(timespec="minutes") if isinstance(local, datetime) else local.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, words)


@register.simple_tag
def today() -> date:
    return timezone.localdate()


@register.filter
def readable(page: Page | None) -> Page | None:
    """The page, if the reader may see it: `{% with link=value.link|readable %}`."""
    return if_readable(page)


@register.filter
def public_file(attachment: Attachment | None) -> Attachment | None:
    """The file, unless a mark of secrecy forbids to offer it."""
    return attachment if attachment and is_public(attachment) else None


@register.simple_tag
def picture(
    image: SiteImage | None, place: str, alt: str = "", eager: bool = False, css_class: str = ""
) -> SafeString | str:
    """A picture in the widths of a place of the layout (see `images.places`).

    Leave `alt` empty where the words beside the picture say the same, as in a list; `eager` is for the one
    picture a reader sees first.
    """
    if image is None:
        return ""
    shown = picture_in(place, image)
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{}{} decoding="async"></picture>',
        format_html(WEBP_SOURCE, shown.srcset, shown.sizes) if shown.srcset else "",
        shown.src,
        shown.width,
        shown.height,
        alt,
        format_html(' class="{}"', css_class) if css_class else "",
        SafeString(' fetchpriority="high"' if eager else ' loading="lazy"'),
    )


@register.simple_tag
def social_image(*images: SiteImage | None) -> SocialPicture | None:
    """The picture for link previews of the first image there is."""
    image = next((image for image in images if image), None)
    return social_picture(image) if image else None


class BreadcrumbsContext(TypedDict):
    crumbs: list[Crumb]
    data: SafeString


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: RequestContext, page: Page | None = None, last: str = "") -> BreadcrumbsContext:
    """The way here, for people and for search engines; without a page from the home page to `last`."""
    request: HttpRequest = context["request"]
    if page is None:
        site = Site.find_for_request(request)
        page = site.root_page if site else None
    crumbs = breadcrumbs_of(page, request, str(last)) if page else [Crumb(str(last))]
    return {"crumbs": crumbs, "data": script(breadcrumb_list(crumbs, site_address(context)))}


class PaginationContext(TypedDict):
    items: PageOfList[object]
    numbers: list[int | None]
    parameter: str
    request: HttpRequest


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: RequestContext, items: PageOfList[object]) -> PaginationContext:
    """The exact total, the page one is on, and links to others that keep every other parameter."""
    return {
        "items": items,
        "numbers": numbers_around(items.number, items.paginator.num_pages),
        "parameter": PAGE_PARAMETER,
        "request": context["request"],
    }


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, page_number: int) -> str:
    """The address of this list at another page; the first has no parameter of its own."""
    parameters = context["request"].GET.copy()
    parameters.pop(PAGE_PARAMETER, None)
    if page_number > 1:
        parameters[PAGE_PARAMETER] = str(page_number)
    query = parameters.urlencode()
    return f"{context['request'].path}?{query}" if query else context["request"].path


@register.simple_tag(takes_context=True)
def site_address(context: RequestContext) -> str:
    """Scheme and host of the site, as its staff set them."""
    site = Site.find_for_request(context["request"])
    return site.root_url if site else ""


@register.simple_tag(takes_context=True)
def canonical_address(context: RequestContext) -> str:
    """This address without parameters, but for the page of a list."""
    request: HttpRequest = context["request"]
    page_number = request.GET.get(PAGE_PARAMETER, "")
    query = f"?{PAGE_PARAMETER}={page_number}" if LATER_PAGE.fullmatch(page_number) else ""
    return site_address(context) + request.path + query


@register.simple_tag(takes_context=True)
def absolute_address(context: RequestContext, url: str) -> str:
    """An address with scheme and host, for those who read it elsewhere."""
    return absolute(url, site_address(context))


@register.simple_tag(takes_context=True)
def aria_current(context: RequestContext, url: str) -> SafeString:
    """The attribute of a menu entry that leads here, or to what this address lies below."""
    if context.get(LEFT_OPEN):
        return SafeString(left_open(url))
    return current_link(context["request"].path, url)


@register.simple_tag
def picture_data(image: SiteImage, place: str) -> Picture:
    """Addresses and size of a picture, for a script that shows it later."""
    return picture_in(place, image)


@register.filter
def has_block(body: StreamValue, block_type: str) -> bool:
    """Whether a body has a block of that type."""
    return any(block.block_type == block_type for block in body)


@register.simple_tag
def photo_credit(caption: str, *names: str) -> str:
    """Who made a picture: the first name that is given, unless the caption says it (see `pages.credits`)."""
    return credit_line(next((name for name in names if name), ""), caption or "")
