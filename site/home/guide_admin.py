"""The guide in the admin, under Help, in the place of Wagtail's own, which is English."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.guide import read_guide


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "admin/guide.html"
    page_title = _("Guide for staff")
    header_icon = "help"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(guide=read_guide(), **kwargs)
        return context


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern]:
    return [path("huong-dan/", GuideView.as_view(), name="staff_guide")]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem(
        _("Guide for staff"), reverse("staff_guide"), name="staff-guide", icon_name="help", order=100
    )


@hooks.register("construct_help_menu")
def leave_out_english_pages(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """What is new in Wagtail, and Wagtail's own guide, are English and no help to a newsroom."""
    menu_items[:] = [
        item for item in menu_items if item.name != "editor-guide" and not item.name.startswith("whats-new")
    ]
