"""The report on background work: what waits, what is being done, and what came of it."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView

from background.labels import label_of
from background.lanes import BACKEND, Lane

__all__ = ["PERMISSION", "TasksReportView", "may_see_tasks"]

PERMISSION: Final = "django_tasks_database.view_dbtaskresult"
STATES: Final = {
    TaskResultStatus.READY: _("Waiting"),
    TaskResultStatus.RUNNING: _("Being done"),
    TaskResultStatus.SUCCESSFUL: _("Done"),
    TaskResultStatus.FAILED: _("Given up"),
}

# One word for one and for several, as Vietnamese has it.
WORD_FOR_ROWS: Final = _("pieces of work")

Row = DBTaskResult[..., Any]


def may_see_tasks(user: AbstractUser | AnonymousUser) -> bool:
    return user.has_perm(PERMISSION)


def work_of(row: Row) -> str:
    return label_of(row.task_path)


def state_of(row: Row) -> str:
    if row.status == TaskResultStatus.READY and row.traceback:
        return gettext("Failed; tried again by itself")
    return str(STATES[TaskResultStatus(row.status)])


def attempts_of(row: Row) -> int:
    return len(row.worker_ids)


def note_of(row: Row) -> str:
    """The last line of what went wrong; the lines above name files of the program and help nobody here."""
    lines = row.traceback.strip().splitlines()
    return lines[-1][:300] if lines and row.status != TaskResultStatus.SUCCESSFUL else ""


class TaskFilterSet(WagtailFilterSet):
    status = MultipleChoiceFilter(
        label=_("State"), choices=list(STATES.items()), widget=CheckboxSelectMultiple
    )
    queue_name = MultipleChoiceFilter(label=_("Kind"), choices=Lane.choices, widget=CheckboxSelectMultiple)

    class Meta:
        model = DBTaskResult
        fields: ClassVar = ["status", "queue_name"]


class TaskPaginator(WagtailPaginator):
    """The model says in English what its rows are called."""

    verbose_name = verbose_name_plural = WORD_FOR_ROWS


class TasksReportView(ReportView):
    """What was asked for last comes first."""

    page_title = _("Background work")
    header_icon = "cogs"
    model = DBTaskResult
    paginator_class = TaskPaginator
    verbose_name_plural = WORD_FOR_ROWS
    filterset_class = TaskFilterSet
    default_ordering = ("-enqueued_at", "-pk")
    index_url_name = "background_work"
    index_results_url_name = "background_work_results"
    columns: ClassVar = [
        Column("work", label=_("Work"), accessor=work_of),
        Column("state", label=_("State"), accessor=state_of, sort_key="status"),
        NumberColumn("attempts", label=_("Attempts"), accessor=attempts_of),
        DateColumn("enqueued_at", label=_("Asked for"), sort_key="enqueued_at"),
        DateColumn("finished_at", label=_("Ended"), sort_key="finished_at"),
        Column("note", label=_("Note"), accessor=note_of),
    ]
    list_export: ClassVar = ["task_path", "status", "enqueued_at", "finished_at", "exception_class_path"]
    export_headings: ClassVar = {
        "task_path": _("Work"),
        "status": _("State"),
        "enqueued_at": _("Asked for"),
        "finished_at": _("Ended"),
        "exception_class_path": _("Note"),
    }

    def get_base_queryset(self) -> QuerySet[Row]:
        return DBTaskResult.objects.filter(backend_name=BACKEND)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_tasks(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)
