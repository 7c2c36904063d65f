"""Making renditions outside the requests: one picture after the other, each ending in a clear state."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Final

from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.images.models import Filter, SourceImageIOError

from images.audiences import review
from images.enums import RenditionState
from images.models import Rendition, SiteImage
from images.places import public_specs, specs_to_make
from images.processes import RefusedError
from images.querysets import SiteImageQuerySet
from images.renditions import rendition_files

__all__ = ["follow", "make_next", "make_renditions", "retake_abandoned", "work_off"]

logger = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 3
# Longer than the renditions of any picture take: whoever began them before is gone.
ABANDONED_AFTER: Final = timedelta(minutes=5)
SECONDS_BETWEEN_LOOKS: Final = 0.5
SECONDS_AFTER_FAILURE: Final = 5.0
SECONDS_BETWEEN_ROUNDS: Final = 600.0


def follow(goes_on: Callable[[], bool]) -> None:
    """Make what is asked for while `goes_on()`; outlives the outages of the database."""
    next_round = 0.0
    while goes_on():
        pause = SECONDS_BETWEEN_LOOKS
        try:
            if time.monotonic() >= next_round:
                retake_abandoned()
                review()
                next_round = time.monotonic() + SECONDS_BETWEEN_ROUNDS
            work_off(goes_on)
        except DatabaseError as error:
            logger.warning("Pictures wait for the database: %s", error)
            connection.close()
            pause = SECONDS_AFTER_FAILURE
        time.sleep(pause)


def work_off(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Make what waits, and say of how many pictures."""
    done = 0
    while goes_on() and make_next():
        done += 1
    return done


def make_next() -> bool:
    """Make the renditions of the picture that waits longest; False where none does."""
    image = _claim()
    if image is None:
        return False
    try:
        make_renditions(image)
    except (KeyboardInterrupt, SystemExit):
        # Stopping the worker is not the picture's fault.
        _still_ours(image).update(
            rendition_state=RenditionState.WAITING, rendition_attempts=image.rendition_attempts - 1
        )
        raise
    except (RefusedError, SourceImageIOError) as error:
        _fail(image, error)
    except OSError as error:
        # A full disk, or a storage that does not answer: no property of the picture.
        logger.warning("The renditions of picture %s wait: %s", image.pk, error)
        _still_ours(image).update(rendition_state=RenditionState.WAITING, renditions_queued_at=timezone.now())
        return False
    return True


def make_renditions(image: SiteImage, specs: Sequence[str] | None = None) -> None:
    """Make the renditions that are missing, of all the site uses or of `specs`, and note what there is.

    Raises `RefusedError` where the picture cannot be decoded, `SourceImageIOError` where its file is missing.
    """
    known = {spec: Filter(spec) for spec in specs_to_make()}
    there = _stored(image, known)
    missing = [known[spec] for spec in specs or known if spec not in there]
    if missing:
        _store(image, missing)
        there = _stored(image, known)
    public = [there[spec] for spec in public_specs() if spec in there]
    ready = {r.filter_spec: [PurePath(r.file.name).name, r.width, r.height] for r in public}
    rows = SiteImage.objects.filter(pk=image.pk, file=image.file.name)
    rows.update(ready_renditions=ready)
    # Asked for once more meanwhile: it waits again already.
    _still_ours(image).update(rendition_state=RenditionState.DONE)


def retake_abandoned() -> int:
    """Queue what somebody began and never ended: their process was killed, or the machine went down."""
    retaken = list(SiteImage.objects.abandoned(timezone.now() - ABANDONED_AFTER))
    for image in retaken:
        _fail(image, RefusedError("limits"))
    return len(retaken)


def _claim() -> SiteImage | None:
    """Take the next picture for ourselves. Two workers that see the same row: the second changes nothing."""
    for image in SiteImage.objects.waiting()[:10]:
        begun: datetime = timezone.now()
        attempts = image.rendition_attempts + 1
        mine = SiteImage.objects.filter(pk=image.pk, rendition_state=RenditionState.WAITING)
        if mine.update(
            rendition_state=RenditionState.MAKING, renditions_started_at=begun, rendition_attempts=attempts
        ):
            image.rendition_state = RenditionState.MAKING
            image.renditions_started_at = begun
            image.rendition_attempts = attempts
            return image
    return None


def _stored(image: SiteImage, wanted: Mapping[str, Filter]) -> dict[str, Rendition]:
    """The renditions of the present content and focal point; a row without a file is none, and removed."""
    there = {}
    for rendition in image.renditions.filter(filter_spec__in=list(wanted)):
        if rendition.focal_point_key != wanted[rendition.filter_spec].get_cache_key(image):
            continue
        if rendition.file.storage.exists(rendition.file.name):
            there[rendition.filter_spec] = rendition
        else:
            rendition.delete()
    return there


def _store(image: SiteImage, specs: list[Filter]) -> None:
    files = rendition_files(image, specs)
    rows = [
        Rendition(
            image=image,
            filter_spec=spec.spec,
            focal_point_key=spec.get_cache_key(image),
            file=ContentFile(content, name=name),
        )
        for spec, (name, content) in zip(specs, files, strict=True)
    ]
    with transaction.atomic():
        Rendition.objects.bulk_create(rows, ignore_conflicts=True)


def _fail(image: SiteImage, error: Exception) -> None:
    """Try once more later, but for what is refused for what it is."""
    is_final = isinstance(error, RefusedError) and error.reason != "limits"
    if is_final or image.rendition_attempts >= MOST_ATTEMPTS:
        logger.warning("Picture %s cannot be shown: %s", image.pk, error)
        _still_ours(image).update(rendition_state=RenditionState.FAILED)
    else:
        _still_ours(image).update(rendition_state=RenditionState.WAITING, renditions_queued_at=timezone.now())


def _still_ours(image: SiteImage) -> SiteImageQuerySet:
    return SiteImage.objects.filter(
        pk=image.pk, rendition_state=RenditionState.MAKING, renditions_started_at=image.renditions_started_at
    )
