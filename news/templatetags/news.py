from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from news.models import ArticlePage, GalleryPage, GalleryPhoto
from news.structured_data import article_data, gallery_data
from pages.pictures import SocialPicture, picture_in
from pages.structured_data import script
from pages.templatetags.pages import site_address

register = template.Library()


@register.simple_tag(takes_context=True)
def describe_article(
    context: RequestContext, article: ArticlePage, image: SocialPicture | None = None, publisher: str = ""
) -> SafeString:
    """The article for search engines. Uses `bylines` and `tag_list` of the context."""
    return script(
        article_data(
            article,
            url=article.full_url or "",
            publisher=publisher,
            root_url=site_address(context),
            bylines=context["bylines"],
            tags=context["tag_list"],
            image=image,
        )
    )


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
