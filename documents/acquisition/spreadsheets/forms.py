from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import IssuingBody, LibraryPage

__all__ = ["SheetForm"]


class SheetForm(forms.Form):
    file = forms.FileField(label=_("Spreadsheet (.xlsx or .csv)"), allow_empty_file=True, max_length=500)
    library: forms.ModelChoiceField[LibraryPage] = forms.ModelChoiceField(
        LibraryPage.objects.none(), label=_("Library"), empty_label=None
    )
    issuer = forms.ModelChoiceField(
        IssuingBody.objects.order_by("name"),
        label=_("Issuing body"),
        required=False,
        help_text=_("For a register that has no column for it: the body that issued all its documents."),
    )
    publish = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_("Otherwise everything is kept as drafts, which readers do not see."),
    )

    def __init__(self, *args: Any, libraries: Sequence[LibraryPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["library"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = LibraryPage.objects.filter(pk__in=[library.pk for library in libraries])
        if len(libraries) == 1:
            field.initial = libraries[0]
            field.widget = forms.HiddenInput()
