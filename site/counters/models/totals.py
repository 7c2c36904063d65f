from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from counters.enums import Countable


class PageCount(models.Model):
    """A number that belongs to a page or to one of its files."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", db_index=False)
    countable = models.CharField(max_length=8, choices=Countable.choices)
    file_id = models.PositiveBigIntegerField(default=0)
    count = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class DailyCount(PageCount):
    """The count of one finished or running day, as far as it is rolled up. Kept for ever."""

    day = models.DateField()

    class Meta:
        verbose_name = _("daily count")
        verbose_name_plural = _("daily counts")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "countable", "file_id", "day"], name="counters_daily_count_once_per_day"
            ),
        ]
        indexes = [models.Index(fields=["countable", "day", "page"], name="counters_daily_count_by_day")]

    def __str__(self) -> str:
        return f"{self.countable} {self.page_id}/{self.file_id} {self.day}: {self.count}"


class Total(PageCount):
    """The sum of all daily counts, and apart from it what an older site had counted before."""

    brought_forward = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("total")
        verbose_name_plural = _("totals")
        constraints = [
            models.UniqueConstraint(fields=["page", "countable", "file_id"], name="counters_total_once"),
        ]

    def __str__(self) -> str:
        return f"{self.countable} {self.page_id}/{self.file_id}: {self.count} + {self.brought_forward}"
