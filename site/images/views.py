"""Renditions, the only uploads with an address of their own."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from images.enums import Audience, RenditionState
from images.models import SiteImage

__all__ = ["not_found", "rendition"]

# Bytes a file system gives to a name.
LONGEST_NAME: Final = 255
YEAR: Final = 31_536_000
# How long a cache between us and many readers may go on with a picture that was taken back.
SHARED_SECONDS: Final = 3600
# The same for a reader who may see what others may not.
PRIVATE_SECONDS: Final = 600


@require_safe
def rendition(request: HttpRequest, key: str, name: str) -> HttpResponseBase:
    """Serve a rendition to whoever knows the present key of its picture.

    The address changes with the content and the audience, so a browser may keep for a year what is public.
    """
    image = SiteImage.objects.filter(key=key).values("pk", "audience").first()
    if image is None or len(name.encode(errors="replace")) > LONGEST_NAME:
        raise Http404
    try:
        response = serve(request, f"images/{image['pk']}/{name}", document_root=str(settings.MEDIA_ROOT))
    except Http404:
        # A lost file is made again, once; a wild guess needs the key.
        SiteImage.objects.filter(pk=image["pk"]).ask_for_renditions([RenditionState.DONE])
        raise
    if image["audience"] == Audience.PUBLIC:
        patch_cache_control(response, public=True, max_age=YEAR, s_maxage=SHARED_SECONDS, immutable=True)
    else:
        patch_cache_control(response, private=True, max_age=PRIVATE_SECONDS)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def not_found(request: HttpRequest, rest: str) -> HttpResponseBase:  # noqa: ARG001 (the address says it all)
    raise Http404
