"""The days of a document: when it was issued, from when to when it holds, and when the site got it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from pages.plausible_dates import not_far_ahead, plausible_day

__all__ = ["DatesMixin"]


class DatesMixin(models.Model):
    issued_on = models.DateField(_("issued on"), null=True, blank=True, validators=[plausible_day])
    issue_year = models.PositiveSmallIntegerField(_("year of issue"), default=0, editable=False)
    effective_on = models.DateField(_("effective from"), null=True, blank=True, validators=[not_far_ahead])
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        validators=[not_far_ahead],
        help_text=_("The first day on which it no longer holds."),
    )
    posted_on = models.DateField(_("posted on"), default=timezone.localdate, validators=[plausible_day])

    date_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("posted_on")]),
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("expires_on")]),
            ],
            heading=_("Dates"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.effective_on and self.expires_on and self.expires_on < self.effective_on:
            raise ValidationError({"expires_on": _("A document cannot expire before it takes effect.")})

    @property
    def acts_from(self) -> date | None:
        """From when it does to others what its relations say, where they give no day of their own."""
        return self.effective_on or self.issued_on
