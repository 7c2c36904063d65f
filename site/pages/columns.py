"""Columns of lists in the admin."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Model
from django.utils import timezone
from wagtail.admin.ui.tables import Column

__all__ = ["DayColumn"]


class DayColumn(Column):
    """A day as the paper writes it, 05/03/2025, with the time where the value has one."""

    def get_value(self, instance: Model) -> str:
        value: date | datetime | None = super().get_value(instance)
        if value is None:
            return ""
        if isinstance(value, datetime):
            return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
        return f"{value:%d/%m/%Y}"
