from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """One reader's visits (lượt truy cập) of one day, until the day is rolled up."""

    day = models.DateField()
    reader = models.BinaryField(max_length=16)
    # The same for all programs at one address; leads a helper of downloads to the reader whom it helps.
    address = models.BinaryField(max_length=16, default=b"")
    is_bot = models.BooleanField()
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    # Zero for a reader whose visit began before midnight and was counted on that day.
    visits = models.PositiveIntegerField(default=1)
    # The same visit goes on under the next day's key, in another row.
    continued = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "reader"], name="counters_visit_once_per_reader"),
        ]
        indexes = [
            models.Index(fields=["last_seen"], name="counters_visit_last_seen"),
            # Everything the sums need, so that they do not read the rows.
            models.Index(fields=["day", "is_bot", "visits"], name="counters_visit_sums"),
        ]

    def __str__(self) -> str:
        return f"{self.day} ×{self.visits}"


class Arrivals(models.Model):
    """The new readers, or bots, of one network within one hour. Kept until the day is rolled up.

    Who changes the name of the browser at every request is a new reader each time. `admitted` stops at
    `COUNTERS_NEW_READERS_PER_HOUR`; whoever comes after that is only counted here, as `refused`.
    """

    hour = models.DateTimeField()
    # The key of an address, or of all IPv6 addresses that one customer of a provider has.
    network = models.BinaryField(max_length=16)
    is_bot = models.BooleanField()
    admitted = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "network", "is_bot"], name="counters_arrivals_once_per_network"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} +{self.admitted} −{self.refused}"


class DailyTraffic(models.Model):
    """The visits of one finished day. Kept for ever, and independent of the pages that were read."""

    day = models.DateField(primary_key=True)
    visits = models.PositiveBigIntegerField(default=0, db_default=0)
    readers = models.PositiveBigIntegerField(default=0, db_default=0)
    bot_visits = models.PositiveBigIntegerField(default=0, db_default=0)
    bots = models.PositiveBigIntegerField(default=0, db_default=0)
    # Requests that were not counted, since their network had sent too many new readers within the hour.
    refused = models.PositiveBigIntegerField(default=0, db_default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("daily traffic")
        verbose_name_plural = _("daily traffic")

    def __str__(self) -> str:
        return f"{self.day}: {self.visits}"


class EarlierTraffic(models.Model):
    """The visits an older site had counted, by that site's own rules."""

    source = models.CharField(max_length=200, unique=True)
    visits = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visits of an older site")
        verbose_name_plural = _("visits of older sites")

    def __str__(self) -> str:
        return f"{self.source}: {self.visits}"
