"""What our own pages of the admin have in common."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

__all__ = ["AdminPageMixin"]


class AdminPageMixin(WagtailAdminTemplateMixin):
    """A page of the admin whose title stands in its head, after the way that leads to it."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]
