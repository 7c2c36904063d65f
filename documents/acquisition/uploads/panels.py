"""What is in doubt about a draft, at the top of its edit form."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

__all__ = ["IntakePanel"]


class IntakePanel(Panel):
    """Shown for drafts made of dropped files until somebody has checked them. The form knows the entry."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/intake_panel.html"

        @cached_property
        def checklist(self) -> Any:
            return self.form.intake_checklist if self.form is not None else None

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.checklist)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"checklist": self.checklist}
