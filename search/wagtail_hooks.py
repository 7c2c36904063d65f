"""What the search adds to the admin: the table of abbreviations."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Abbreviation


class AbbreviationViewSet(SnippetViewSet):
    """Short and long forms that find each other. A change takes effect with the next search."""

    model = Abbreviation
    icon = "form"
    menu_label = _("Abbreviations")
    menu_name = "abbreviations"
    menu_order = 900
    add_to_settings_menu = True
    list_display: ClassVar = ["short", "long"]
    search_fields: ClassVar = ["short", "long"]
    ordering: ClassVar = ["short", "long"]


register_snippet(AbbreviationViewSet)
