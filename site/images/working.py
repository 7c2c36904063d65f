"""Making the renditions of a picture outside the requests, which ends in a clear state."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import PurePath
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.images.models import Filter, SourceImageIOError

from images.enums import RenditionState
from images.models import Rendition, SiteImage
from images.places import public_specs, specs_to_make
from images.processes import RefusedError
from images.querysets import SiteImageQuerySet
from images.renditions import rendition_files

__all__ = ["make_for", "make_renditions", "retake_abandoned"]

logger = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 3
# Longer than the renditions of any picture take: whoever began them before is gone.
ABANDONED_AFTER: Final = timedelta(minutes=5)


def make_for(image_id: int, *, is_retaken: bool = False) -> RenditionState | None:
    """Make the renditions of a picture that waits for them.

    Returns how that has left it: waiting, where another try may go better; None where it did not wait.
    `is_retaken`: whoever began it for the same task is gone, so it may be begun anew.
    """
    image = _begin(image_id, is_retaken=is_retaken)
    if image is None:
        return None
    try:
        make_renditions(image)
    except (KeyboardInterrupt, SystemExit):
        # Stopping the worker is not the picture's fault.
        _still_ours(image).update(
            rendition_state=RenditionState.WAITING, rendition_attempts=image.rendition_attempts - 1
        )
        raise
    except (RefusedError, SourceImageIOError) as error:
        return _fail(image, error)
    except OSError as error:
        # A full disk, or a storage that does not answer: no property of the picture.
        logger.warning("The renditions of picture %s wait: %s", image.pk, error)
        _still_ours(image).update(
            rendition_state=RenditionState.WAITING,
            rendition_attempts=image.rendition_attempts - 1,
            renditions_queued_at=timezone.now(),
        )
        return RenditionState.WAITING
    return RenditionState.DONE


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
    """Let wait again what somebody began and never ended, and whose task is gone as well; says how many."""
    retaken = list(SiteImage.objects.abandoned(timezone.now() - ABANDONED_AFTER))
    for image in retaken:
        _fail(image, RefusedError("limits"))
    return len(retaken)


@transaction.atomic
def _begin(image_id: int, *, is_retaken: bool) -> SiteImage | None:
    """Note that it is being made. Two that are asked to make the same picture: the second finds it begun."""
    image = SiteImage.objects.select_for_update().filter(pk=image_id).first()
    if image is None:
        return None
    if image.rendition_state == RenditionState.MAKING and is_retaken:
        if _fail(image, RefusedError("limits")) == RenditionState.FAILED:
            return None
    elif image.rendition_state != RenditionState.WAITING:
        return None
    image.rendition_state, image.renditions_started_at = RenditionState.MAKING, timezone.now()
    image.rendition_attempts += 1
    SiteImage.objects.filter(pk=image.pk).update(
        rendition_state=image.rendition_state,
        renditions_started_at=image.renditions_started_at,
        rendition_attempts=image.rendition_attempts,
    )
    return image


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


def _fail(image: SiteImage, error: Exception) -> RenditionState:
    """Try once more later, but for what is refused for what it is; returns which of both."""
    is_final = isinstance(error, RefusedError) and error.reason != "limits"
    if is_final or image.rendition_attempts >= MOST_ATTEMPTS:
        logger.warning("Picture %s cannot be shown: %s", image.pk, error)
        _still_ours(image).update(rendition_state=RenditionState.FAILED)
        return RenditionState.FAILED
    _still_ours(image).update(rendition_state=RenditionState.WAITING, renditions_queued_at=timezone.now())
    return RenditionState.WAITING


def _still_ours(image: SiteImage) -> SiteImageQuerySet:
    return SiteImage.objects.filter(
        pk=image.pk, rendition_state=RenditionState.MAKING, renditions_started_at=image.renditions_started_at
    )
