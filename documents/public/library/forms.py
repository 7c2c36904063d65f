from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from documents.enums import ValidityStatus
from documents.models.vocabulary import DocumentType, Field, IssuingBody, Signer
from documents.public.library.issuers import IssuerTree
from documents.public.library.orders import SORTS
from pages.widgets import PlainSelect

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    BaseChoiceField = forms.ModelChoiceField[DocumentType | Field | Signer]
else:
    BaseChoiceField = forms.ModelChoiceField

__all__ = ["LibraryFilterForm"]

# In the address: is there a text, is there a file.
YES: Final = "co"
NO: Final = "khong"
VALIDITY_LABELS: Final = ValidityStatus.choices


class WordField(BaseChoiceField):
    """A word of the library by its slug (a signer by id); an unknown one is an error the list ignores."""

    widget = PlainSelect

    def __init__(self, queryset: QuerySet[Any], label: _StrPromise, by: str = "slug") -> None:
        super().__init__(queryset, to_field_name=by, required=False, label=label, empty_label=_("All"))


class IssuerField(forms.Field):
    """An issuing body by its slug or by any of its names; the form gives it all bodies."""

    widget = PlainSelect
    tree: IssuerTree

    def to_python(self, value: Any) -> IssuingBody | None:
        if not value:
            return None
        body = self.tree.find(str(value))
        if body is None:
            raise ValidationError(_("There is no such issuing body."))
        return body


class EitherField(forms.TypedChoiceField):
    """Yes, no, or as it may be (None)."""

    widget = PlainSelect

    def __init__(self, label: _StrPromise) -> None:
        super().__init__(
            label=label,
            required=False,
            choices=[("", _("All")), (YES, _("Yes")), (NO, _("No"))],
            coerce=lambda value: value == YES,
            empty_value=None,
        )


class LibraryFilterForm(forms.Form):
    """The filters of the library; its parameters are those of the address. A wrong value filters nothing.

    Without counts (see `documents.public.library.choices`) the choices are empty and only read what came.
    """

    loai = WordField(DocumentType.objects.all(), _("Document type"))
    co_quan = IssuerField(label=_("Issuing body"), required=False)
    linh_vuc = WordField(Field.objects.all(), _("Field of activity"))
    nguoi_ky = WordField(Signer.objects.all(), _("Signer"), by="pk")
    nam = forms.IntegerField(
        label=_("Year of issue"), required=False, min_value=1, max_value=9999, widget=PlainSelect
    )
    hieu_luc = forms.ChoiceField(
        label=_("Validity"), required=False, choices=[("", _("All")), *VALIDITY_LABELS], widget=PlainSelect
    )
    toan_van = EitherField(_("Full text"))
    tep = EitherField(_("Files"))
    sap_xep = forms.ChoiceField(
        label=_("Sorted by"), required=False, choices=list(SORTS.items()), widget=PlainSelect
    )

    def __init__(self, data: QueryDict, tree: IssuerTree) -> None:
        super().__init__(data)
        field = self.fields["co_quan"]
        assert isinstance(field, IssuerField)  # noqa: S101 (for the type checker: it is declared above)
        field.tree = tree

    @property
    def is_filtering(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.data.get(name) for name in self.fields if name != "sap_xep")

    def narrowed_to(self) -> list[str]:
        """What the list is narrowed to, in words; empty before the form was read."""
        given = {name: self.cleaned_data.get(name) for name in self.fields if name != "sap_xep"}
        words = []
        for name, value in given.items():
            if value in (None, ""):
                continue
            label = dict(VALIDITY_LABELS).get(str(value), value) if name == "hieu_luc" else value
            if isinstance(value, bool):
                label = f"{self.fields[name].label}: {_('Yes') if value else _('No')}".lower()
            words.append(str(label))
        return words
