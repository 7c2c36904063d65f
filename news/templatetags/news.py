from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from news.cards import Card
from news.models import ArticlePage, GalleryPage, GalleryPhoto
from news.structured_data import article_data, gallery_data
from pages.pictures import SocialPicture, picture_in
from pages.structured_data import script
from pages.templatetags.pages import moment, picture, site_address

register = template.Library()


@register.simple_tag(takes_context=True)
def describe_article(
    context: RequestContext, article: ArticlePage, image: SocialPicture | None = None, publisher: str = ""
) -> SafeString:
    """The article for search engines. Uses `bylines`, `section` and `tag_list` of the context."""
    return script(
        article_data(
            article,
            url=article.full_url or "",
            publisher=publisher,
            root_url=site_address(context),
            bylines=context["bylines"],
            tags=context["tag_list"],
            image=image,
            section=context["section"],
        )
    )


@register.simple_tag
def story(
    card: Card,
    variant: str,
    level: int,
    place: str = "",
    *,
    eager: bool = False,
    with_section: bool = False,
) -> SafeString:
    """One article in a list. `variant` is lead, card, row, small or line; `place` that of its picture.

    `level` is that of the heading. Lists have many of these, and each would be a template of its own.
    """
    section = card.readable_section if with_section else None
    shown = variant != "line"
    return format_html(
        '<article class="story story--{}{}">{}<div class="story__text">{}'
        '<h{} class="story__title"><a href="{}">{}</a></h{}>{}'
        '<p class="story__meta">{}{}</p></div></article>',
        variant,
        "" if card.lead_image else " story--bare",
        _story_picture(card, place, eager=eager),
        format_html('<p class="kicker">{}</p>', card.kicker) if card.kicker and shown else "",
        level,
        card.get_url(),
        card.title,
        level,
        format_html('<p class="story__lead">{}</p>', card.lead) if card.lead and shown else "",
        f"{section.title} · " if section else "",
        moment(card.shown_date, "short"),
    )


def _story_picture(card: Card, place: str, *, eager: bool) -> SafeString | str:
    if not (place and card.lead_image):
        return ""
    return format_html('<div class="story__picture">{}</div>', picture(card.lead_image, place, "", eager))


@register.simple_tag(takes_context=True)
def describe_gallery(
    context: RequestContext, gallery: GalleryPage, photos: Iterable[GalleryPhoto]
) -> SafeString:
    """The gallery for search engines."""
    pictures = [(photo, picture_in("photo", photo.image)) for photo in photos]
    shown = [(photo, picture) for photo, picture in pictures if not picture.is_placeholder]
    return script(
        gallery_data(gallery, url=gallery.full_url or "", root_url=site_address(context), photos=shown)
    )
