from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.periods import FIRST_YEAR, LAST_YEAR, period_of

__all__ = ["BrowseForm"]


class BrowseForm(forms.Form):
    """A year, a month of it, or a day of that. The parameters are those of the address."""

    ngay = forms.IntegerField(label=_("Day"), required=False, min_value=1, max_value=31)
    thang = forms.IntegerField(label=_("Month"), required=False, min_value=1, max_value=12)
    nam = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("ngay") and not cleaned.get("thang"):
            raise ValidationError(_("Give a month with the day."))
        if "nam" in cleaned:
            try:
                period_of(*self.parts())
            except ValueError as error:
                raise ValidationError(_("There is no such date.")) from error
        return cleaned

    def parts(self) -> list[int]:
        """Year, then month and day where given."""
        return [self.cleaned_data[name] for name in ("nam", "thang", "ngay") if self.cleaned_data.get(name)]
