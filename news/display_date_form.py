"""The edit form of pages that are dated when they are published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from pages.page_form import ReadableSlugForm

__all__ = ["DisplayDateForm"]


class DisplayDateForm(ReadableSlugForm):
    """An empty display date means the moment of publication (`DisplayDateMixin`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "display_date" not in self.fields:
            return
        self.fields["display_date"].required = False
        waits = self.instance.pk is None or self.instance.dated_at_publication
        if (waits and not self._was_published()) or self.instance.shown_date is None:
            self.initial["display_date"] = None

    def clean_display_date(self) -> datetime:
        """The date given; without one what the page has already, or now until it is published."""
        given: datetime | None = self.cleaned_data["display_date"]
        if given is None:
            if not self._was_published():
                self.instance.dated_at_publication = True
                return timezone.now()
            kept: datetime = self.instance.display_date
            return kept
        if "display_date" in self.changed_data:
            self.instance.dated_at_publication = False
        return given

    def _was_published(self) -> bool:
        return self.instance.first_published_at is not None
