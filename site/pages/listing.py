"""Lists in pages: which page of a list a reader asks for, whatever stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

__all__ = ["PAGE_PARAMETER", "page_of_list"]

PAGE_PARAMETER = "trang"


def page_of_list(request: HttpRequest, items: QuerySet[Any] | Sequence[Any], per_page: int) -> Page[Any]:
    """Return the page named by `?trang=`; no number means the first, one beyond the last means the last."""
    return Paginator(items, per_page).get_page(request.GET.get(PAGE_PARAMETER))
