"""Renditions, the only uploads with an address of their own."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

__all__ = ["rendition"]

# Bytes a file system gives to a name.
LONGEST_NAME: Final = 255


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a rendition. Its name changes with its content, so browsers may keep it for a year."""
    if len(name.encode(errors="replace")) > LONGEST_NAME:
        raise Http404
    response = serve(request, f"images/{name}", document_root=str(settings.MEDIA_ROOT))
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
