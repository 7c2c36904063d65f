"""What pages tell search engines about themselves, in the words of schema.org (JSON-LD).

The dictionaries here are shared by all kinds of page; each subject describes its own kind with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.breadcrumbs import Crumb

__all__ = ["JSON", "absolute", "breadcrumb_list", "image_object", "organisation", "script", "without_empty"]

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]

CONTEXT = "https://schema.org"
# The characters by which JSON could end the element that carries it, or be misread by an old parser.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def script(data: Mapping[str, JSON]) -> SafeString:
    """The element that carries `data`. No browser executes it, so the content security policy lets it be."""
    text = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


def without_empty(data: Mapping[str, JSON]) -> dict[str, JSON]:
    """`data` without the properties of which nothing is known."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}


def breadcrumb_list(crumbs: Iterable[Crumb], root_url: str) -> dict[str, JSON]:
    """`root_url` is scheme and host, for addresses that have none."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            without_empty(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": crumb.title,
                    "item": absolute(crumb.url, root_url) if crumb.url else "",
                }
            )
            for position, crumb in enumerate(crumbs, 1)
        ],
    }


def organisation(name: str, url: str) -> dict[str, JSON]:
    return {"@type": "Organization", "name": name, "url": url}


def image_object(url: str, width: int, height: int, caption: str = "", credit: str = "") -> dict[str, JSON]:
    data: dict[str, JSON] = {"@type": "ImageObject", "url": url, "width": width, "height": height}
    return data | without_empty({"caption": caption, "creditText": credit})


def absolute(url: str, root_url: str) -> str:
    return url if url.startswith(("http://", "https://")) else f"{root_url}{url}"
