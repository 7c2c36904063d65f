"""How the front page and the settings of the site are edited."""

from __future__ import annotations

from home.models import HomePage, Navigation, SiteSettings
from pages.editing import compose_editor
from pages.lost_updates import RowUnchangedForm
from pages.page_form import PageForm

compose_editor(HomePage, form=PageForm)
compose_editor(Navigation, form=RowUnchangedForm)
compose_editor(SiteSettings, form=RowUnchangedForm)
