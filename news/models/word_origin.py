from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.article import ArticlePage

__all__ = ["WordOrigin"]


class WordOrigin(models.Model):
    """The Word file that a draft was made of, and what was doubtful in it (`news.from_word.doubts`).

    It goes when somebody has closed the list, and is told no more once the draft was published.
    """

    page = models.OneToOneField(
        ArticlePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="word_origin"
    )
    file_name = models.CharField(_("file"), max_length=255)
    doubts = models.JSONField(_("doubts"), default=list, blank=True)

    class Meta:
        verbose_name = _("article from a Word file")
        verbose_name_plural = _("articles from Word files")

    def __str__(self) -> str:
        return self.file_name
