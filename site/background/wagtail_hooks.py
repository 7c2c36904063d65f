"""What background work adds to the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from background.reports import TasksReportView, may_see_tasks


class TasksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_tasks(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("reports/background-work/", TasksReportView.as_view(), name="background_work"),
        path(
            "reports/background-work/results/",
            TasksReportView.as_view(results_only=True),
            name="background_work_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> TasksMenuItem:
    return TasksMenuItem(
        _("Background work"), reverse("background_work"), name="background-work", icon_name="cogs", order=1400
    )
