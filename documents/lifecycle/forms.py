"""What staff are asked when they withdraw, remove or correct a published document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from attachments.forms import AttachmentField
from attachments.models import Attachment
from documents.models import DocumentFile, LegalDocumentPage

if TYPE_CHECKING:
    FileChoiceField = forms.ModelChoiceField[DocumentFile]
    DocumentChoiceField = forms.ModelChoiceField[LegalDocumentPage]
else:
    FileChoiceField = DocumentChoiceField = forms.ModelChoiceField

__all__ = ["ReasonForm", "RemovalForm", "ReplacementForm"]

REASON_LENGTH = 1000


def reason_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class ReasonForm(forms.Form):
    """Every action asks for its reason. `document` is the one it is about."""

    reason = reason_field(_("Readers see it on the page of the document."))

    def __init__(self, *args: Any, document: LegalDocumentPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document


class RemovalForm(ReasonForm):
    reason = reason_field(_("For staff; it stands in the history of the page."))
    note = forms.CharField(
        label=_("Note for readers"),
        required=False,
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever comes to the address of the document reads this, and nothing else of it."),
    )
    target = DocumentChoiceField(
        label=_("Document to read instead"),
        required=False,
        queryset=LegalDocumentPage.objects.all(),
        widget=AdminPageChooser(target_models=[LegalDocumentPage]),
        help_text=_("Where the same document was entered twice: its address then leads there."),
    )


class ReplacementForm(ReasonForm):
    reason = reason_field(_("What was wrong with the former file. Readers see it beside the file."))
    file = FileChoiceField(label=_("File to replace"), queryset=DocumentFile.objects.none(), empty_label=None)
    corrected = AttachmentField(label=_("Corrected file"))

    field_order = ("file", "corrected", "reason")

    def __init__(self, *args: Any, document: LegalDocumentPage, **kwargs: Any) -> None:
        super().__init__(*args, document=document, **kwargs)
        choice = self.fields["file"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (declared above)
        choice.queryset = DocumentFile.objects.filter(page=document).select_related("attachment")

    def clean(self) -> dict[str, Any]:
        """Add `attachment`, the corrected file ready to be saved, to what was given."""
        given: dict[str, Any] = super().clean() or {}
        if "file" in given and "corrected" in given:
            former = given["file"].attachment
            given["attachment"] = Attachment(
                title=former.title, collection=former.collection, file=given["corrected"]
            )
            try:
                given["attachment"].full_clean(exclude=["title"])
            except ValidationError as error:
                self.add_error("corrected", error.messages)
        return given
