from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from counters.totals import PageTotals, totals_for


class CountersPanel(Panel):
    """Views and downloads on a page's edit view, to be read only."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("heading", _("Readers"))
        kwargs.setdefault("icon", "view")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "components/counters_panel.html"
        instance: Model

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            context: dict[str, object] = super().get_context_data(parent_context)
            totals: PageTotals = totals_for([self.instance.pk])[self.instance.pk]
            return {**context, "totals": totals}
