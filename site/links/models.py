"""External links of published pages, and whether they lead somewhere."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from links.enums import LinkResult

__all__ = ["CheckedLink"]


class CheckedLink(models.Model):
    """A link from a page to another site, with the result of the last time somebody asked there."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="checked_links"
    )
    url = models.TextField(_("address"))
    result = models.CharField(_("state"), max_length=12, choices=LinkResult, db_index=True)
    code = models.PositiveSmallIntegerField(_("code of the answer"), null=True)
    checked_at = models.DateTimeField(_("checked at"))
    page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering: ClassVar = ["pk"]
        constraints = [models.UniqueConstraint(fields=["page", "url"], name="unique_checked_link")]

    def __str__(self) -> str:
        return self.url
