"""The second of two editors is told what happened since the form was opened, and chooses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page, Revision

__all__ = ["RowUnchangedForm", "newer_revision", "note_missing_revision", "refuse_outdated"]

#: The form's own field where a row has no revisions.
VERSION: Final = "version_when_opened"
#: Wagtail's field in the forms of pages that have a revision.
LOADED: Final = "loaded_revision_id"
OUTDATED: Final = "outdated"


def newer_revision(page: Page, data: Any, editor: AbstractBaseUser | None) -> Revision | None:
    """The latest revision that somebody else has made since the form was opened.

    `data` is what the form sent. A form that does not say what it was opened with is never outdated; nor do
    the editor's own revisions make it so, since a form that saves by itself goes on saying how it began.
    """
    if page.pk is None or LOADED not in data:
        return None
    loaded = int(data[LOADED]) if data[LOADED].isdecimal() else 0
    others = page.revisions.exclude(user=editor) if editor else page.revisions.all()
    latest: Revision | None = others.filter(pk__gte=loaded).order_by("-pk").first()
    if latest is None or latest.pk > loaded:
        return latest
    moment = data.get("loaded_revision_created_at", "")
    # Autosaving writes into the same revision again, at another moment.
    return None if moment in ("", latest.created_at.isoformat()) else latest


def note_missing_revision(form: forms.BaseForm, page: Page) -> None:
    """Let the form of an imported page say that it was opened before there was any revision."""
    if page.pk is not None and page.latest_revision_id is None:
        form.fields[LOADED] = forms.CharField(required=False, widget=forms.HiddenInput)


def refuse_outdated(page: Page, data: Any, editor: AbstractBaseUser | None) -> None:
    """Raise `ValidationError` where somebody else has saved the page since the form was opened.

    The form is shown again with all that was typed and with the number of the newest revision: sending it
    once more is the choice to put it in the place of the other's.
    """
    latest = newer_revision(page, data, editor)
    if latest is None:
        return
    raise ValidationError(_message(page, data[LOADED], latest), code=OUTDATED)


def _message(page: Page, loaded: str, latest: Revision) -> SafeString:
    who = (latest.user.get_full_name() or latest.user.get_username()) if latest.user else _("Somebody")
    when = timezone.localtime(latest.created_at).strftime("%H:%M, %d/%m/%Y")
    text = _(
        "%(who)s saved this page at %(when)s, after you had opened it. Nothing of what you typed is lost. "
        "Look at what changed; sending this form again puts your version in its place."
    ) % {"who": who, "when": when}
    known = loaded.isdigit() and page.revisions.filter(pk=loaded).exists()
    older = loaded if known else "live"
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, older, latest.pk])
    return format_html(
        '{} <a href="{}" target="_blank" rel="noopener">{}</a>', text, address, _("See what changed")
    )


class RowUnchangedForm(WagtailAdminModelForm):
    """The edit form of a row without revisions: refuses once where somebody else has saved it meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._version = version_of(self.instance)
        if self.instance.pk:
            self.fields[VERSION] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[VERSION] = self._version

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        opened_with = given.pop(VERSION, "")
        if opened_with and opened_with != self._version:
            # What is shown again has been told, and may be sent again.
            self.data: Any = self.data.copy()
            self.data[self.add_prefix(VERSION)] = self._version
            self.add_error(
                None,
                ValidationError(
                    gettext_lazy(
                        "Somebody has saved this since you opened it. Nothing of what you typed is lost. "
                        "Open it in another window to see what is there now; sending this form again "
                        "replaces it."
                    ),
                    code=OUTDATED,
                ),
            )
        return given


def version_of(row: Model) -> str:
    """The same text as long as nothing in the row has changed; "" for a row that is not saved yet."""
    if row.pk is None:
        return ""
    values = "\n".join(_values_of(row))
    return hashlib.sha256(values.encode()).hexdigest()[:16]


def _values_of(row: Model) -> Iterator[str]:
    encoder = DjangoJSONEncoder()
    for field in row._meta.concrete_fields:
        yield encoder.encode([field.attname, field.value_to_string(row)])
