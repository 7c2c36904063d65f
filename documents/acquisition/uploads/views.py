"""Dropping files, and the list of the drafts made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView, ListView, View
from wagtail.admin import messages

from documents.acquisition.uploads.checklist import label_of
from documents.acquisition.uploads.confirming import confirm, entries_of, entries_to_check
from documents.acquisition.uploads.forms import DropFilesForm
from documents.acquisition.uploads.permissions import libraries_open_to, may_publish, may_take_in
from documents.acquisition.uploads.publishing import can_publish_unopened, publish_together
from documents.acquisition.uploads.receiving import take_in
from documents.enums import IntakeState
from documents.models import IntakeBatch, IntakeDoubt, IntakeEntry
from pages.admin_views import AdminPageMixin

if TYPE_CHECKING:
    # Generic for the type checker only.
    DropFilesFormView = FormView[DropFilesForm]
    EntryListView = ListView[IntakeEntry]
else:
    DropFilesFormView, EntryListView = FormView, ListView

__all__ = ["BatchView", "ConfirmView", "DraftsToCheckView", "DropFilesView", "PublishTogetherView"]

# As long as files are usually being read, their list looks again by itself.
LOOKS_AGAIN: Final = timedelta(minutes=30)
MOST_AT_ONCE: Final = 200
# No key has more.
DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list; `doubts` each with the label of its field."""

    entry: IntakeEntry
    doubts: Sequence[tuple[str, IntakeDoubt]]
    can_publish: bool


def _row(entry: IntakeEntry) -> Row:
    doubts = [(label_of(one.field), one) for one in entry.doubts.all()]
    return Row(entry, doubts, can_publish_unopened(entry))


class LibrariansOnly(View):
    """Answers librarians and administrators, and nobody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_take_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DropFilesView(LibrariansOnly, AdminPageMixin, DropFilesFormView):
    template_name = "admin/drop_files.html"
    form_class = DropFilesForm
    page_title = _("Drop files")
    header_icon = "upload"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "has_library": libraries_open_to(self.request.user).exists()
        }

    def form_valid(self, form: DropFilesForm) -> HttpResponse:
        given = form.cleaned_data
        batch = take_in(
            given["dropped"],
            user=cast(AbstractBaseUser, self.request.user),
            library=given["library"],
            collection=given["collection"],
            fields=given["fields_of_activity"],
        )
        return redirect("drafts_to_check:batch", batch.pk)


class DraftsToCheckView(LibrariansOnly, AdminPageMixin, EntryListView):
    """Drafts that nobody has checked. The worker fills them in; the state says which still wait for that."""

    template_name = "admin/drafts_to_check.html"
    page_title = _("Drafts to check")
    header_icon = "list-ul"
    context_object_name = "entries"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[IntakeEntry]:
        return entries_to_check()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        entries = list(context["entries"])
        since = timezone.now() - LOOKS_AGAIN
        looks_again = any(
            entry.state == IntakeState.WAITING and entry.batch.created_at > since for entry in entries
        )
        rows = [_row(entry) for entry in entries]
        return context | {
            "rows": rows,
            "looks_again": looks_again,
            "can_publish": any(row.can_publish for row in rows) and may_publish(self.request.user),
        }


class BatchView(DraftsToCheckView):
    """All that was dropped at once, also what was refused or has been checked."""

    paginate_by = 200

    @cached_property
    def batch(self) -> IntakeBatch:
        return get_object_or_404(IntakeBatch, pk=self.kwargs["batch_id"])

    def get_page_subtitle(self) -> str:
        return str(timezone.localtime(self.batch.created_at).strftime("%d/%m/%Y %H:%M"))

    def get_queryset(self) -> QuerySet[IntakeEntry]:
        return entries_of(self.batch)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batch": self.batch}


class ConfirmView(LibrariansOnly):
    """The librarian says that a draft has been looked at; back to the list it came from."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, entry_id: int) -> HttpResponse:
        entry = get_object_or_404(IntakeEntry.objects.select_related("document"), pk=entry_id)
        if entry.document is None or not entry.document.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        confirm(entry)
        messages.success(request, _("“%(title)s” was checked.") % {"title": entry.document.draft_title})
        return _back_to_list(request)


class PublishTogetherView(LibrariansOnly):
    """The librarian publishes the drafts chosen in a list; those that cannot be are named with the reason."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        given = request.POST.getlist("chosen")[:MOST_AT_ONCE]
        chosen = [int(key) for key in given if key.isdecimal() and len(key) <= DIGITS]
        entries = IntakeEntry.objects.filter(pk__in=chosen).select_related("document").order_by("pk")
        done = publish_together(entries, cast(AbstractBaseUser, request.user))
        if done.published:
            count = len(done.published)
            messages.success(
                request,
                ngettext("%(count)d document was published.", "%(count)d documents were published.", count)
                % {"count": count},
            )
        for page, reason in done.refused:
            messages.error(
                request,
                _("“%(title)s” was not published: %(reason)s")
                % {"title": page.draft_title, "reason": reason},
                buttons=[
                    messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Open the draft"))
                ],
            )
        if not (done.published or done.refused):
            messages.warning(request, _("Choose the drafts to publish first."))
        return _back_to_list(request)


def _back_to_list(request: HttpRequest) -> HttpResponse:
    """The list that a form came from: of one batch, or of all drafts."""
    batch = request.POST.get("batch", "")
    if batch.isdecimal() and len(batch) <= DIGITS:
        return redirect("drafts_to_check:batch", int(batch))
    return redirect("drafts_to_check:index")
