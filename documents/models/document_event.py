from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.enums import EventKind

__all__ = ["DocumentEvent"]


class DocumentEvent(models.Model):
    """What was done to a published document, as readers are told it: who is kept, but not shown to them."""

    page = models.ForeignKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=20, choices=EventKind)
    happened_at = models.DateTimeField(_("happened at"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("public note"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar = ["-happened_at", "-pk"]

    def __str__(self) -> str:
        return str(self.get_kind_display())
