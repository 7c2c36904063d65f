"""The edit form of pages whose address is made from their title."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from pages.lost_updates import LOADED, note_missing_revision, refuse_outdated
from pages.plausible_dates import not_far_ahead
from vietnamese.slugs import slugify

__all__ = ["PageForm", "ReadableSlugForm"]

SLUG_LENGTH = 100


class PageForm(WagtailAdminPageForm):
    """Tells the second of two editors, once, that the first has saved; see `pages.lost_updates`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note_missing_revision(self, self.instance)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        given.pop(LOADED, None)
        for name in ("go_live_at", "expire_at"):
            if given.get(name):
                self._check_schedule(name, given[name])
        refuse_outdated(self.instance, self.data)
        return given

    def _check_schedule(self, name: str, moment: datetime) -> None:
        try:
            not_far_ahead(moment)
        except ValidationError as error:
            self.add_error(name, error)


class ReadableSlugForm(PageForm):
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
