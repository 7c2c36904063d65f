"""What the edit form of an article does for drafts made of Word files."""

from __future__ import annotations

from typing import Any, Final

from news.display_date_form import DisplayDateForm
from news.models import WordOrigin

__all__ = ["CLOSED", "ArticleForm"]

# The box in `admin/word_doubts_panel.html`.
CLOSED: Final = "word_doubts_closed"


class ArticleForm(DisplayDateForm):
    """Closes the list of doubts where the box for that is ticked."""

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if page.pk and self.data.get(CLOSED):
            WordOrigin.objects.filter(page=page.pk).delete()
        return page
