"""The edit forms that page types share, and that of tags."""

from __future__ import annotations

from pages.editing import compose_editor
from pages.lost_updates import RowUnchangedForm
from pages.mixins import ReadableSlugMixin
from pages.models import Tag
from pages.page_form import ReadableSlugForm

compose_editor(ReadableSlugMixin, form=ReadableSlugForm)
compose_editor(Tag, form=RowUnchangedForm)
