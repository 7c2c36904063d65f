"""The date readers see, and what it is where nobody gave one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page

from pages.plausible_dates import plausible_day

__all__ = ["UNDATED", "DisplayDateMixin"]

#: Stands in the column of a page brought from an older site without a date: it sorts last and is never shown.
UNDATED: Final = datetime(1900, 1, 1, tzinfo=UTC)


def displayable(value: date | datetime) -> None:
    """Refuse years that cannot be right (`plausible_day`), but not the mark of a missing date."""
    if value != UNDATED:
        plausible_day(value)


class DisplayDateMixin(Page):
    """A page with a date that readers see and lists are sorted by.

    Where the writer leaves it empty it is the moment the page is first published, not the one the form was
    opened: Tuesday's draft that goes out on Friday is Friday's news.
    """

    display_date = models.DateTimeField(
        _("display date"),
        default=timezone.now,
        validators=[displayable],
        help_text=_(
            "The date readers see and lists are sorted by. Leave empty for the moment the page is published."
        ),
    )
    dated_at_publication = models.BooleanField(default=False, editable=False)

    display_date_panels: ClassVar[list[Panel]] = [FieldPanel("display_date")]

    class Meta:
        abstract = True

    @property
    def shown_date(self) -> datetime | None:
        """The display date; None where the source had none."""
        return None if self.display_date == UNDATED else self.display_date

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A revision of this page, as it is shown and published.

        What was dated when it was published stays so in every later revision; until then it is of now.
        """
        page = super().with_content_json(content)
        if page.dated_at_publication:
            page.display_date = timezone.now() if self.first_published_at is None else self.display_date
        return page
