"""The form that takes a Word file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from attachments.content import check_content
from news.from_word.permissions import sections_open_to
from vietnamese.numbers import format_number

__all__ = ["FromWordForm"]

MOST_BYTES: Final = 100 * 1024 * 1024
MEGABYTE: Final = 1024 * 1024
REFUSED: Final = {
    ".doc": _(
        "This is a file of an older Word (.doc). Open it in Word, choose File > Save As, take “Word Document "
        "(*.docx)” as its type, and send that file."
    ),
    ".docm": _(
        "This file may hold macros (programs), which are not taken. Open it in Word, choose File > Save As, "
        "take “Word Document (*.docx)” as its type, and send that file."
    ),
}
OTHERS: Final = _(
    "Only Word files (.docx) can become an article. Open this one in Word and save it as .docx."
)


class FromWordForm(forms.Form):
    """A Word file, and where its article and its pictures go; what there is only one of is not asked for."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_(
            "Drop the file here or choose it: .docx, at most 100 MB and 60 pictures. Only a draft is made; "
            "nothing is published."
        ),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, *args: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = sections_open_to(user)
        self.fields["section"] = forms.ModelChoiceField(
            label=_("News section"),
            queryset=sections,
            empty_label=None if len(sections) == 1 else "",
            initial=sections[0] if len(sections) == 1 else None,
            widget=forms.HiddenInput if len(sections) == 1 else None,
        )
        policy = policy_registry.get_by_type(get_image_model())
        collections = policy.collections_user_has_permission_for(user, "add")
        if not collections:
            return
        self.fields["collection"] = CollectionChoiceField(
            label=_("Collection of the pictures"),
            queryset=collections,
            empty_label=None,
            initial=collections.first(),
            widget=forms.HiddenInput if len(collections) == 1 else None,
        )

    def clean_file(self) -> UploadedFile[bytes]:
        """Tells what a file is by its content; see `attachments.content`."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = file.name or ""
        extension = PurePath(name).suffix.lower()
        if extension != ".docx":
            raise ValidationError(REFUSED.get(extension, OTHERS))
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("This file is too large: it has %(size)s MB, and may have 100 MB at most.")
                % {"size": format_number(round((file.size or 0) / MEGABYTE))}
            )
        try:
            check_content(file, name)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return file

    @property
    def collection(self) -> Collection | None:
        """Where pictures go; None for those who may not upload any."""
        found: Collection | None = self.cleaned_data.get("collection")
        return found
