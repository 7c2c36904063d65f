"""What is in doubt about a draft, at the top of its edit form."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from news.from_word.doubts import shown_doubts
from news.from_word.page_form import CLOSED
from news.models import WordOrigin

__all__ = ["WordDoubtsPanel"]


class WordDoubtsPanel(Panel):
    """Shown for drafts made of a Word file until they are published or the list is closed. One query."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/word_doubts_panel.html"

        @cached_property
        def origin(self) -> WordOrigin | None:
            # Whoever published it has decided what was in doubt.
            if self.instance.pk is None or self.instance.first_published_at:
                return None
            return WordOrigin.objects.filter(page=self.instance.pk).first()

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.origin)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            doubts = list(shown_doubts(self.origin.doubts)) if self.origin else []
            return context | {"origin": self.origin, "doubts": doubts, "closed": CLOSED}
