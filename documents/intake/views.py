"""Dropping files, and the list of the drafts made of them."""

from __future__ import annotations

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
from django.views.generic import FormView, ListView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.intake.checklist import label_of
from documents.intake.confirming import confirm, entries_of, entries_to_check
from documents.intake.forms import DropFilesForm
from documents.intake.permissions import libraries_open_to, may_take_in
from documents.intake.prefilling import prefill_waiting
from documents.intake.reasons import IntakeState
from documents.intake.receiving import take_in
from documents.models import IntakeBatch, IntakeEntry

if TYPE_CHECKING:
    # Generic for the type checker only.
    DropFilesFormView = FormView[DropFilesForm]
    EntryListView = ListView[IntakeEntry]
else:
    DropFilesFormView, EntryListView = FormView, ListView

__all__ = ["BatchView", "ConfirmView", "DraftsToCheckView", "DropFilesView"]

# As long as files are usually being read, their list looks again by itself.
LOOKS_AGAIN: Final = timedelta(minutes=30)


class LibrariansOnly(View):
    """Answers librarians and administrators, and nobody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_take_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DropFilesView(LibrariansOnly, WagtailAdminTemplateMixin, DropFilesFormView):
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
        )
        return redirect("drafts_to_check:batch", batch.pk)


class DraftsToCheckView(LibrariansOnly, WagtailAdminTemplateMixin, EntryListView):
    """Drafts that nobody has checked. What has been read since somebody looked is filled in now."""

    template_name = "admin/drafts_to_check.html"
    page_title = _("Drafts to check")
    header_icon = "list-ul"
    context_object_name = "entries"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[IntakeEntry]:
        waiting = entries_to_check().filter(state=IntakeState.WAITING)
        prefill_waiting(waiting[: self.paginate_by])
        return entries_to_check()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        entries = list(context["entries"])
        since = timezone.now() - LOOKS_AGAIN
        looks_again = any(
            entry.state == IntakeState.WAITING and entry.batch.created_at > since for entry in entries
        )
        rows = [(entry, [(label_of(one.field), one) for one in entry.doubts.all()]) for entry in entries]
        return context | {"rows": rows, "looks_again": looks_again}


class BatchView(DraftsToCheckView):
    """All that was dropped at once, also what was refused or has been checked."""

    paginate_by = 200

    @cached_property
    def batch(self) -> IntakeBatch:
        return get_object_or_404(IntakeBatch, pk=self.kwargs["batch_id"])

    def get_page_subtitle(self) -> str:
        return str(timezone.localtime(self.batch.created_at).strftime("%d/%m/%Y %H:%M"))

    def get_queryset(self) -> QuerySet[IntakeEntry]:
        prefill_waiting(self.batch.entries.filter(state=IntakeState.WAITING))
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
        messages.success(request, _("“%(title)s” was checked.") % {"title": entry.document.title})
        if request.POST.get("batch"):
            return redirect("drafts_to_check:batch", entry.batch_id)
        return redirect(reverse("drafts_to_check:index"))
