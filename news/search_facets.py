"""What the newsroom offers to narrow a search by. Read once, when the app is ready."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from news.facet_values import SECTION, TAG
from news.models import SectionPage
from pages.models import Tag
from pages.visibility import readable_by_everybody
from search.facets import Facet, register

LARGEST_KEY = 2**63 - 1


def section_titles(values: Collection[str]) -> Mapping[str, str]:
    keys = [int(value) for value in values if value.isdecimal() and len(value) < len(str(LARGEST_KEY))]
    sections = SectionPage.objects.filter(readable_by_everybody(), pk__in=keys)
    return {str(key): title for key, title in sections.values_list("pk", "title")}


def tag_titles(values: Collection[str]) -> Mapping[str, str]:
    return dict(Tag.objects.filter(slug__in=values).values_list("slug", "name"))


register(Facet(SECTION, "chuyen_muc", _("News section"), section_titles, position=10))
register(Facet(TAG, "the", _("Tag"), tag_titles, position=70))
