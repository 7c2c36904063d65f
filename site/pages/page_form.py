"""The edit form of pages whose address is made from their title."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from vietnamese.slugs import slugify

__all__ = ["ReadableSlugForm"]

SLUG_LENGTH = 100


class ReadableSlugForm(WagtailAdminPageForm):
    """The writer need not give a slug, and never meets one that is taken unless they chose it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        given: str = self.cleaned_data["slug"]
        made = slugify(self.cleaned_data.get("title", ""), max_length=SLUG_LENGTH)
        if given and given != made:
            return given
        base = made or str(self.instance._meta.model_name)
        candidates = chain([base], (f"{base}-{number}" for number in count(2)))
        return next(
            slug for slug in candidates if Page._slug_is_available(slug, self.parent_page, self.instance)
        )
