"""What starting a site adds to the admin: the form, and the checklist on the dashboard."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from starting.panels import ChecklistPanel
from starting.views import StartView, send_test_mail


@hooks.register("register_admin_urls")
def starting_urls() -> list[URLPattern]:
    return [
        path("bat-dau/", StartView.as_view(), name="start_site"),
        path("thu-gui-thu/", send_test_mail, name="send_test_mail"),
    ]


@hooks.register("construct_homepage_panels")
def add_checklist(_request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ChecklistPanel())
