from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from starting.organisation import Kind, Organisation
from starting.start import LONGEST_NAME

__all__ = ["StartForm"]


class StartForm(forms.Form):
    """What the command `start_site` is told, for those who have no terminal."""

    name = forms.CharField(
        label=_("organisation"),
        max_length=LONGEST_NAME,
        help_text=_("As the head of every page shows it, for instance Liên đoàn Lao động tỉnh …"),
    )
    superior = forms.CharField(label=_("superior body"), max_length=LONGEST_NAME, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=Kind.choices,
        help_text=_("It decides which sections the site starts with; they can be changed later."),
    )
    address = forms.CharField(label=_("address"), max_length=500, required=False)
    phone = forms.CharField(label=_("phone"), max_length=50, required=False)
    email = forms.EmailField(label=_("email"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def organisation(self) -> Organisation:
        return Organisation(
            **{name: self.cleaned_data[name] for name in ("name", "superior", "address", "phone", "email")}
        )
