"""What is still to be done for the site, on the first page that an administrator sees."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import Component

from home.roles import ADMINISTRATORS
from starting.checklist import State, lines

__all__ = ["ChecklistPanel", "runs_the_site"]


def runs_the_site(user: Any) -> bool:
    return bool(user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists())


class ChecklistPanel(Component):
    """One line for each thing to see to; gone once nothing is missing."""

    name = "checklist"
    template_name = "admin/checklist_panel.html"
    order = 90

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        user = parent_context["request"].user if parent_context else None
        if user is None or not runs_the_site(user):
            return {"lines": []}
        found = lines()
        is_ready = all(line.state is not State.MISSING for line in found)
        return {"lines": [] if is_ready else found}
