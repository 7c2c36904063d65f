"""Forms of the newsroom's own admin pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry

from pages.several_files import MOST_FILES, SeveralFilesField

__all__ = ["MOST_FILES", "AddPhotosForm"]


class AddPhotosForm(forms.Form):
    """Many photographs for one gallery, with what they have in common."""

    photos = SeveralFilesField(
        label=_("Photos"),
        help_text=_("Drop the files here or choose them. They keep their order. At most 100 at a time."),
    )
    credit = forms.CharField(
        label=_("Credit"),
        required=False,
        max_length=255,
        help_text=_("Name of the photographer or source, for all of these photos."),
    )
    caption = forms.CharField(
        label=_("Caption"),
        required=False,
        max_length=1000,
        help_text=_("For all of these photos; each caption can be changed on the next page."),
    )
    publish = forms.BooleanField(
        label=_("Show the photos on the site at once"),
        required=False,
        help_text=_("Otherwise they wait in a draft of the gallery."),
    )

    def __init__(self, *args: Any, user: AbstractBaseUser, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(get_image_model())
        collections = policy.collections_user_has_permission_for(user, "add")
        self.fields["photos"].widget.attrs["accept"] = get_accept_attributes()
        self.fields["collection"] = CollectionChoiceField(
            label=_("Collection"),
            queryset=collections,
            empty_label=None,
            initial=collections.first(),
            widget=forms.HiddenInput if len(collections) == 1 else None,
        )
        if not may_publish:
            del self.fields["publish"]
