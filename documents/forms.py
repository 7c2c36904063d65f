from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from documents.enums import ValidityStatus
from documents.models.vocabulary import DocumentType, Field, IssuingBody

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    BaseChoiceField = forms.ModelChoiceField[DocumentType | Field | IssuingBody]
else:
    BaseChoiceField = forms.ModelChoiceField

__all__ = ["SORTS", "LibraryFilterForm"]

# Value in the address → label. The list always prints the date it is sorted by.
SORTS: Final = {
    "ban-hanh": _("Issue date"),
    "dang": _("Posting date"),
    "hieu-luc": _("Effective date"),
    "xem": _("Most viewed"),
    "tai": _("Most downloaded"),
}


class SlugChoiceField(BaseChoiceField):
    """A choice by slug; an unknown one is an error the list ignores."""

    def __init__(self, queryset: QuerySet[Any], label: _StrPromise) -> None:
        super().__init__(queryset, to_field_name="slug", required=False, label=label, empty_label=_("All"))


class LibraryFilterForm(forms.Form):
    """The filters of the library; its parameters are those of the address. A wrong value filters nothing."""

    loai = SlugChoiceField(DocumentType.objects.all(), _("Document type"))
    co_quan = SlugChoiceField(IssuingBody.objects.all(), _("Issuing body"))
    linh_vuc = SlugChoiceField(Field.objects.all(), _("Field of activity"))
    nam = forms.TypedChoiceField(label=_("Year of issue"), required=False, coerce=int, empty_value=None)
    hieu_luc = forms.ChoiceField(
        label=_("Validity"), required=False, choices=[("", _("All")), *ValidityStatus.choices]
    )
    sap_xep = forms.ChoiceField(label=_("Sorted by"), required=False, choices=list(SORTS.items()))

    def __init__(self, data: QueryDict, years: list[int]) -> None:
        """`years` are those in which documents were issued, in the order they are offered."""
        super().__init__(data)
        field = self.fields["nam"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker: it is declared above)
        field.choices = [("", _("All")), *((year, str(year)) for year in years)]

    @property
    def is_filtering(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.data.get(name) for name in self.fields if name != "sap_xep")
