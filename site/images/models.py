"""The site's own image model, so that fields can be added without moving pictures."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)

from images.fields import PictureField
from images.intake import take_in
from images.mixins import ReadyRenditionsMixin, new_key
from images.querysets import SiteImageQuerySet
from images.renditions import rendition_file
from images.signals import renditions_wanted

__all__ = ["Rendition", "SiteImage"]


class SiteImage(ReadyRenditionsMixin, AbstractImage):
    """A picture with the name of the person who made it.

    The position a camera wrote into the file is removed when the picture is stored: neither a rendition nor
    the original that readers may download tells where somebody was. Renditions are made by the worker after
    every save (see `images.tasks`).
    """

    file = PictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Photographer or source, shown beside the picture."),
    )

    objects = SiteImageQuerySet.as_manager()

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        indexes = [models.Index(fields=["rendition_state", "renditions_queued_at"], name="rendition_queue")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = self._state.adding
        is_other_file = bool(self.file) and not self.file._committed
        if is_other_file:
            take_in(self.file)
        super().save(*args, **kwargs)
        if is_new:
            renditions_wanted.send(SiteImage, image_ids=[self.pk])
        else:
            self._ask_anew(is_other_file=is_other_file)

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:  # noqa: A002
        name, content = rendition_file(self, filter)
        return ContentFile(content, name=name)

    def _ask_anew(self, *, is_other_file: bool) -> None:
        """What is shown may have changed: the content, or the part of it that matters."""
        row = SiteImage.objects.filter(pk=self.pk)
        row.ask_for_renditions()
        if is_other_file:
            self.key, self.ready_renditions = new_key(), {}
            row.update(key=self.key, ready_renditions={})


class Rendition(AbstractRendition):
    """A picture in a size of the site, stored below `images/` in a folder of its picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")
    file = PictureField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]

    @property
    def url(self) -> str:
        return self.image.address_of(PurePath(self.file.name).name)

    def get_upload_to(self, filename: str) -> str:
        return f"images/{self.image_id}/{PurePath(filename).name}"
