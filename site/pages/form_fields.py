"""How fields look in every edit form of the admin. Read once, when the app is ready."""

from __future__ import annotations

from django.db.models import SlugField
from wagtail.admin.forms.models import register_form_field_override

from pages.slug_input import ReadableSlugInput

register_form_field_override(SlugField, override={"widget": ReadableSlugInput})
