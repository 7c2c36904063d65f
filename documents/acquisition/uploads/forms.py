"""The form that takes dropped files."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from documents.acquisition.uploads.permissions import libraries_open_to
from documents.models import Field
from pages.several_files import SeveralFilesField

__all__ = ["DropFilesForm"]

# No file of a document is one of these.
NOT_DOCUMENTS: Final = {"mp3", "mp4", "zip"}


class DropFilesForm(forms.Form):
    """Files, and where their drafts go; what there is only one of is not asked for."""

    dropped = SeveralFilesField(
        label=_("Files"),
        help_text=_(
            "Drop the files here or choose them, at most 100 at a time. Files of one name (.pdf, .docx)"
            " become one document. Only drafts are made; nothing is published."
        ),
    )

    fields_of_activity = forms.ModelMultipleChoiceField(
        label=_("Fields of activity"),
        queryset=Field.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of all these files; each draft can be given others."),
    )

    def __init__(self, *args: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        extensions = [name for name in settings.WAGTAILDOCS_EXTENSIONS if name not in NOT_DOCUMENTS]
        self.fields["dropped"].widget.attrs["accept"] = ",".join(f".{name}" for name in extensions)
        libraries = libraries_open_to(user)
        self.fields["library"] = forms.ModelChoiceField(
            label=_("Library"),
            queryset=libraries,
            empty_label=None,
            initial=libraries.first(),
            widget=forms.HiddenInput if len(libraries) == 1 else None,
        )
        policy = policy_registry.get_by_type(get_document_model())
        collections = policy.collections_user_has_permission_for(user, "add")
        self.fields["collection"] = CollectionChoiceField(
            label=_("Collection"),
            queryset=collections,
            empty_label=None,
            initial=collections.first(),
            widget=forms.HiddenInput if len(collections) == 1 else None,
        )
