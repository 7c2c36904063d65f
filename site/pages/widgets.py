from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

__all__ = ["PlainSelect"]


class PlainSelect(forms.Select):
    """A select of plain options, without groups, written in one go.

    Django renders two templates for each option, which for hundreds of them costs more than the whole page.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (key, mark_safe(" selected") if str(key) in chosen else "", label)
                for key, label in self.choices
            ),
        )
        described = flatatt(self.build_attrs({**self.attrs, "name": name}, attrs))
        return format_html("<select{}>\n{}\n</select>", described, options)
