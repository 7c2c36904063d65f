"""How two versions of a page are compared in the admin, where Wagtail would show raw values."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

__all__ = ["DayComparison", "WordedComparison", "YesNoComparison", "register_comparisons"]


class WordedComparison(FieldComparison):
    """Values in words. What was not given is empty rather than "None"."""

    def worded(self, value: object) -> str:
        return "" if value is None else str(value)

    def htmldiff(self) -> SafeString:
        before, after = self.worded(self.val_a), self.worded(self.val_b)
        if before == after:
            return escape(before)
        changes = (("deletion", before), ("addition", after))
        diff: SafeString = TextDiff([change for change in changes if change[1]], separator=" ").to_html()
        return diff


class DayComparison(WordedComparison):
    def worded(self, value: object) -> str:
        return date_format(value, "d/m/Y") if isinstance(value, date) else ""


class YesNoComparison(WordedComparison):
    def worded(self, value: object) -> str:
        return _("Yes") if value else _("No")


def register_comparisons() -> None:
    """Called once, when Wagtail collects its hooks."""
    register_comparison_class(models.DateField, comparison_class=DayComparison)
    register_comparison_class(models.BooleanField, comparison_class=YesNoComparison)
    register_comparison_class(models.IntegerField, comparison_class=WordedComparison)
