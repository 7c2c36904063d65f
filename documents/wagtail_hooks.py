"""What the library adds to the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from documents.acquisition.spreadsheets.admin import SheetViewSet
from documents.acquisition.uploads.going_on import register_going_on
from documents.acquisition.uploads.viewsets import DraftsToCheckViewSet, DropFilesViewSet
from documents.desk.listings import DocumentListing
from documents.desk.reports.hooks import register_reports
from documents.desk.viewsets import DocumentTypeViewSet, FieldViewSet, IssuingBodyViewSet, SignerViewSet
from documents.lifecycle.hooks import register_keeping


class LibraryGroup(SnippetViewSetGroup):
    menu_label = _("Legal documents")
    menu_name = "library"
    menu_icon = "doc-full-inverse"
    menu_order = 120
    items = (
        DocumentListing,
        DropFilesViewSet,
        DraftsToCheckViewSet,
        SheetViewSet,
        DocumentTypeViewSet,
        IssuingBodyViewSet,
        FieldViewSet,
        SignerViewSet,
    )


register_snippet(LibraryGroup)
register_going_on()
register_keeping()
register_reports()
