"""Tags, shared by every kind of page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from pages.editing import FormFromAbove
from vietnamese.slugs import slugify

__all__ = ["Tag"]


class Tag(TagBase):
    """A subject that runs across sections (thẻ). New ones arise when a writer types them."""

    base_form_class = FormFromAbove()

    description = models.TextField(_("description"), blank=True)

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag, max_length=90) or "the"
        return slug if i is None else f"{slug}-{i}"
