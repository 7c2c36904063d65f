"""The site's own image model, so that fields can be added without moving pictures."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from images.metadata import remove_position

__all__ = ["Rendition", "SiteImage"]


class SiteImage(AbstractImage):
    """A picture with the name of the person who made it.

    The position a camera wrote into the file is removed when the picture is stored: neither a rendition nor
    the original that readers may download tells where somebody was.
    """

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Photographer or source, shown beside the picture."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: object, **kwargs: object) -> None:
        if self.file and not self.file._committed:
            remove_position(self.file)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]
