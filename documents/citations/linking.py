"""Numbers in rendered HTML made into links to the documents they mean, each with its present validity.

The markup is tokenised by a parser and never changed: links are put around pieces of text that stand outside
links, code and form controls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from documents.citations.markup import Marked, marked_references
from documents.citations.places import known_paths, paths_before
from documents.citations.resolving import resolve
from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage

__all__ = ["link_citations"]

# Where numbers stand in a piece of HTML depends on the HTML alone; what they mean today does not.
KEPT_FOR: Final = 24 * 60 * 60
FORMAT: Final = 1


def link_citations(html: str, page: Page, on: date, request: HttpRequest | None = None) -> SafeString:
    """The HTML with every number linked whose document is published; `page` never links to itself.

    One lookup for all numbers. A number that several documents share leads to a search for it.
    """
    own_key = page.number_key if isinstance(page, LegalDocumentPage) else ""
    found = [item for item in _marked(html) if item.reference.key != own_key]
    if not found:
        return mark_safe(html)  # noqa: S308 (the HTML that came in)
    documents = LegalDocumentPage.objects.published().with_validity(on).defer("abstract", "signer_position")
    meant = resolve((item.reference for item in found), documents)
    pieces: list[str] = []
    done = 0
    targets = {item: [one for one in meant[item.reference] if one.pk != page.pk] for item in found}
    places = _places(html, targets)
    for item in found:
        if targets[item]:
            text = mark_safe(html[item.start : item.end])  # noqa: S308 (text of that HTML, escaped as it was)
            pieces += (html[done : item.start], _link(text, targets[item], request, places.get(item, "")))
            done = item.end
    return mark_safe("".join((*pieces, html[done:])))  # noqa: S308 (pieces of it, and links made by format_html)


def _places(html: str, targets: Mapping[Marked, Sequence[LegalDocumentPage]]) -> dict[Marked, str]:
    """Where in its document a number leads to, for those before which one of its provisions is named."""
    named = {
        item: (documents[0].pk, paths)
        for item, documents in targets.items()
        if len(documents) == 1 and (paths := paths_before(html, item.start))
    }
    wanted: dict[int, list[str]] = {}
    for document_id, paths in named.values():
        wanted.setdefault(document_id, []).extend(paths)
    known = known_paths(wanted)
    return {
        item: next((f"{path}/" for path in paths if (document_id, path) in known), "")
        for item, (document_id, paths) in named.items()
    }


def _marked(html: str) -> Sequence[Marked]:
    key = f"citations:{FORMAT}:{hashlib.sha256(html.encode(errors='surrogatepass')).hexdigest()}"
    found: Sequence[Marked] | None = cache.get(key)
    if found is None:
        found = marked_references(html)
        cache.set(key, found, KEPT_FOR)
    return found


def _link(
    text: SafeString, targets: Sequence[LegalDocumentPage], request: HttpRequest | None, place: str
) -> SafeString:
    if len(targets) > 1:
        query = urlencode({"q": targets[0].number})
        return format_html('<a class="citation" href="{}?{}">{}</a>', reverse("search"), query, text)
    (document,) = targets
    validity = ValidityStatus(document.validity)
    return format_html(
        '<a class="citation" href="{}" title="{}">{}</a> '
        '<span class="chip chip--{} citation__chip">{}</span>',
        f"{document.get_url(request)}{place}",
        document.title,
        text,
        validity.value,
        validity.label,
    )
