"""From one draft to the next: what was dropped together is checked in one go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from documents.acquisition.uploads.confirming import open_entries_of
from documents.enums import IntakeState
from documents.models import IntakeEntry, LegalDocumentPage

__all__ = ["next_to_check", "register_going_on"]


def register_going_on() -> None:
    """Called once, when Wagtail collects its hooks."""
    hooks.register("after_edit_page", go_on)


def next_to_check(entry: IntakeEntry) -> IntakeEntry | None:
    """The draft of the same drop that comes after this one; after the last of them, the first left open."""
    left = open_entries_of(entry.batch).exclude(pk=entry.pk)
    return left.filter(pk__gt=entry.pk).first() or left.first()


def go_on(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever has checked a draft in its form gets the next one, in place of the tree of pages.

    Its panel sends `intake_entry`. A draft that was only saved stays open, and so does the form that saves
    by itself.
    """
    is_form = request.accepts("text/html") and request.POST.get("intake_entry")
    if not is_form or not isinstance(page, LegalDocumentPage):
        return None
    entry = IntakeEntry.objects.filter(document=page.pk, state=IntakeState.CONFIRMED).first()
    if entry is None:
        return None
    following = next_to_check(entry)
    if following is None:
        messages.success(request, _("All drafts of these files have been checked."))
        return redirect("drafts_to_check:batch", entry.batch_id)
    count = open_entries_of(entry.batch).count()
    said = ngettext(
        "Next draft to check (%(count)d left).", "Next draft to check (%(count)d left).", count
    ) % {"count": count}
    messages.info(request, format_html("{}", said))
    return redirect("wagtailadmin_pages:edit", following.document_id)
