from __future__ import annotations

from collections.abc import Mapping

from django import template

from search.results.pictures import Picture
from search.results.results import Result

register = template.Library()


@register.filter
def picture_for(pictures: Mapping[int, Picture], result: Result) -> Picture | None:
    """One hit's picture out of those of a page of hits."""
    return pictures.get(result.page_id)
