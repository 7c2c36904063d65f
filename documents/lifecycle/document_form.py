"""The edit form of legal documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.enums import Confidentiality
from documents.models.handling import SECRET_REFUSED
from pages.page_form import ReadableSlugForm

__all__ = ["CORRECTION_LENGTH", "DocumentForm"]

CORRECTION_LENGTH = 1000


class DocumentForm(ReadableSlugForm):
    """Asks what was corrected where a published document changes (see `documents.lifecycle.actions`)."""

    correction_note = forms.CharField(
        label=_("What was corrected"),
        required=False,
        max_length=CORRECTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "For readers, once this is published. Leave empty where nothing they rely on has changed."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.live or self.instance.pk is None:
            self.fields.pop("correction_note", None)
        for name in ("confidentiality", "urgency"):
            if name in self.fields:
                # What is not sent keeps its value.
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse at once what `HandlingMixin.publish` would refuse; its model refuses what is live."""
        given: dict[str, Any] = super().clean()
        mark = given.get("confidentiality") or Confidentiality.ORDINARY
        if mark != Confidentiality.ORDINARY and self.is_publishing and not self.instance.live:
            self.add_error("confidentiality", SECRET_REFUSED)
        return given
