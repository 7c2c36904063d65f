from __future__ import annotations

from django.db import models

from counters.enums import Countable


class Hit(models.Model):
    """What one reader did on one page on one day and is not rolled up yet.

    `times` is the number of counts the row stands for: more than one when the reader came back after the
    window, zero when the row only closes the previous day for a reader who was counted just after midnight.

    The foreign key has no constraint in the database: checking it would lock the page's row at every view,
    and a reader arriving while an editor deletes the page would make the deletion fail. Rolling up drops
    what is left over.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    countable = models.CharField(max_length=8, choices=Countable.choices)
    # The id of the file or photo among the page's own, 0 for the page as a whole.
    file_id = models.PositiveBigIntegerField(default=0)
    day = models.DateField()
    reader = models.BinaryField(max_length=16)
    counted_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "countable", "file_id", "day", "reader"], name="counters_hit_once_per_reader"
            ),
        ]
        indexes = [models.Index(fields=["counted_at"], name="counters_hit_counted_at")]

    def __str__(self) -> str:
        return f"{self.countable} {self.page_id}/{self.file_id} {self.day} ×{self.times}"
