"""The edit form of pages: their address is made from their title, and no secret file becomes public."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from attachments.models import Attachment
from pages.files_in_pages import files_in, refusals
from pages.lost_updates import LOADED, note_missing_revision, refuse_outdated
from pages.plausible_dates import not_far_ahead
from vietnamese.slugs import slugify

__all__ = ["PUBLISHING_ACTIONS", "PageForm", "PublishableForm", "ReadableSlugForm"]

# The buttons that lead to publishing, now or after approval.
PUBLISHING_ACTIONS: Final = (
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
)

SLUG_LENGTH = 100


class PublishableForm(WagtailAdminPageForm):
    """Says at the field what `pages.files_in_pages` would refuse when the page is published."""

    @property
    def is_publishing(self) -> bool:
        return any(self.data.get(action) for action in PUBLISHING_ACTIONS)

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and (not self.is_publishing or not self._refuse_secret_files())

    def _refuse_secret_files(self) -> bool:
        """Whether there was something to refuse; the rows below the page have been checked by now."""
        fields = [field for field in self.instance._meta.get_fields() if field.name in self.cleaned_data]
        own = {field.name: set(files_in(field, self.cleaned_data[field.name])) for field in fields}
        errors = refusals(own, self.instance.pk)
        for name, messages in errors.items():
            self.add_error(name, messages)
        rows = [row for formset in self.formsets.values() for row in formset.forms]
        refused = [self._refuse_row(row) for row in rows if not row.cleaned_data.get("DELETE")]
        return bool(errors) or any(refused)

    def _refuse_row(self, row: ModelForm[Any]) -> bool:
        chosen = {
            name: {value.pk} for name, value in row.cleaned_data.items() if isinstance(value, Attachment)
        }
        errors = refusals(chosen, self.instance.pk)
        for name, messages in errors.items():
            row.add_error(name, messages)
        return bool(errors)


class PageForm(PublishableForm):
    """Tells the second of two editors, once, that the first has saved; see `pages.lost_updates`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note_missing_revision(self, self.instance)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        given.pop(LOADED, None)
        for name in ("go_live_at", "expire_at"):
            if given.get(name):
                self._check_schedule(name, given[name])
        refuse_outdated(self.instance, self.data, self.for_user)
        return given

    def _check_schedule(self, name: str, moment: datetime) -> None:
        try:
            not_far_ahead(moment)
        except ValidationError as error:
            self.add_error(name, error)


class ReadableSlugForm(PageForm):
    """The writer need not give a slug, and never meets one that is taken unless they chose it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        given: str = self.cleaned_data["slug"]
        made = slugify(self.cleaned_data.get("title", ""), max_length=SLUG_LENGTH)
        if given and given != made:
            return given
        base = made or str(self.instance._meta.model_name)
        candidates = chain([base], (f"{base}-{number}" for number in count(2)))
        return next(
            slug for slug in candidates if Page._slug_is_available(slug, self.parent_page, self.instance)
        )
