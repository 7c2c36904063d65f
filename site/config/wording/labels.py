"""Fields and columns of Wagtail without words of their own: Django makes English ones of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.contrib.search_promotions.views.settings import IndexView as PromotionsView
from wagtail.models import Site
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm

__all__ = ["name_fields"]

LINK_TEXT: Final = _("Text of the link")

LABELS: Final[Mapping[Any, Mapping[str, Promise | str]]] = {
    choosers.ExternalLinkChooserForm: {"link_text": LINK_TEXT},
    choosers.AnchorLinkChooserForm: {"url": _("Name of the place (anchor)"), "link_text": LINK_TEXT},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Address of mail"),
        "link_text": LINK_TEXT,
        "subject": _("Subject of the mail"),
        "body": _("Text of the mail"),
    },
    choosers.PhoneLinkChooserForm: {"phone_number": _("Telephone number"), "link_text": LINK_TEXT},
    WorkflowPageForm: {"page": _("Page")},
    PagePermissionsForm: {"page": _("Page")},
    SearchPromotionsFormSet.form: {"external_link_text": LINK_TEXT},
}
PROMOTED_COLUMNS: Final = {"views": _("Searches")}
UNNAMED_COLUMNS: Final = frozenset({"port", "site_name", "root_page"})


def name_fields() -> None:
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in PromotionsView.columns:
        column.label = PROMOTED_COLUMNS.get(column.name, column.label)
    for column in SitesView.columns:
        if column.name in UNNAMED_COLUMNS:
            # Lazy, as the words of a field are: the language is not known yet.
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
