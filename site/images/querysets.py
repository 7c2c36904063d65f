"""Questions about pictures, and the steps of the queue of renditions that are one statement each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from wagtail.images.models import ImageQuerySet

from images.enums import RenditionState
from images.signals import renditions_wanted

__all__ = ["SiteImageQuerySet"]


class SiteImageQuerySet(ImageQuerySet):
    def waiting(self) -> SiteImageQuerySet:
        """What has renditions to be made, the newest wish last."""
        return self.filter(rendition_state=RenditionState.WAITING).order_by("renditions_queued_at", "pk")

    def abandoned(self, since: datetime) -> SiteImageQuerySet:
        """What was begun before `since` and never ended: whoever did it is gone."""
        return self.filter(rendition_state=RenditionState.MAKING, renditions_started_at__lt=since)

    def ask_for_renditions(self, states: Iterable[RenditionState] = tuple(RenditionState)) -> int:
        """Have the missing renditions of pictures in these states made, and say of how many pictures."""
        wanted = list(self.filter(rendition_state__in=list(states)).values_list("pk", flat=True))
        asked: int = self.model._default_manager.filter(pk__in=wanted).update(
            rendition_state=RenditionState.WAITING,
            rendition_attempts=0,
            renditions_queued_at=timezone.now(),
            renditions_started_at=None,
        )
        if wanted:
            renditions_wanted.send(self.model, image_ids=wanted)
        return asked
