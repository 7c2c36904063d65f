"""What the site keeps of every picture beside what staff enter."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from images.enums import Audience, RenditionState

__all__ = ["ReadyRenditionsMixin", "new_key"]


def new_key() -> str:
    """128 bits that nobody guesses."""
    return secrets.token_urlsafe(16)


class ReadyRenditionsMixin(models.Model):
    """The secret part of a picture's addresses, and the renditions that can be shown.

    Renditions have the addresses `media/images/<key>/<name>`; with a new key the old addresses lead nowhere.
    These fields are written by `QuerySet.update` alone: saving a picture that was loaded a while ago leaves
    them as they are.
    """

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    audience = models.PositiveSmallIntegerField(
        _("shown to"), choices=Audience, default=Audience.STAFF, editable=False
    )
    # By specification: name, width and height.
    ready_renditions = models.JSONField(default=dict, editable=False)
    rendition_state = models.CharField(
        max_length=8, choices=RenditionState, default=RenditionState.WAITING, editable=False
    )
    rendition_attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    renditions_queued_at = models.DateTimeField(default=timezone.now, editable=False)
    renditions_started_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        if update_fields is None and not self._state.adding:
            update_fields = [field.name for field in self._meta.concrete_fields if field.name not in KEPT]
            update_fields.remove(self._meta.pk.name)
        super().save(*args, update_fields=update_fields, **kwargs)

    def address_of(self, name: str) -> str:
        """The address of a rendition."""
        return f"{settings.MEDIA_URL}images/{self.key}/{name}"


KEPT: Final = frozenset(field.name for field in ReadyRenditionsMixin._meta.local_fields)
