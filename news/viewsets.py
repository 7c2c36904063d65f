"""What staff see of those who write: persons and organisations."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import NumberColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from news.models import Organisation, Person

__all__ = ["OrganisationViewSet", "PersonViewSet"]


class PersonViewSet(SnippetViewSet):
    """Authors and photographers, each with how many articles name them."""

    model = Person
    icon = "user"
    menu_label = _("Persons")
    menu_name = "persons"
    list_display: ClassVar = [
        "name",
        "role",
        "organisation",
        NumberColumn("article_count", label=_("Articles"), sort_key="article_count", width="12%"),
    ]
    list_filter: ClassVar = ["organisation"]
    ordering: ClassVar = ["name"]
    panels: ClassVar = [
        FieldPanel("name", help_text=_("As bylines print it: full name or pen name.")),
        FieldPanel("role", help_text=_("For instance: reporter, photographer.")),
        FieldPanel("organisation"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        counted = Person.objects.annotate(article_count=Count("bylines__page", distinct=True))
        return counted.select_related("organisation")


class OrganisationViewSet(SnippetViewSet):
    """Organisations named in bylines, each with how many persons belong to it."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    list_display: ClassVar = [
        "name",
        "short_name",
        NumberColumn("person_count", label=_("Persons"), sort_key="person_count", width="12%"),
    ]
    ordering: ClassVar = ["name"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("short_name", help_text=_("What lists print where there is little room.")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        return Organisation.objects.annotate(person_count=Count("persons"))
