"""What each role may do, as data: model permissions, and permissions on collections and pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from home.roles.names import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS

__all__ = [
    "COLLECTION_PERMISSIONS",
    "MODEL_PERMISSIONS",
    "OWN_DRAFTS",
    "PUBLISHING",
    "RUNNING",
]

# On pages. Whoever may only add edits what is their own.
OWN_DRAFTS: Final = ("add_page",)
PUBLISHING: Final = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
RUNNING: Final = (*PUBLISHING, "bulk_delete_page")

ACCESS: Final = "wagtailadmin.access_admin"
UPLOADING: Final = ("wagtailimages.add_image", "wagtailimages.choose_image")
ATTACHING: Final = ("wagtaildocs.add_document", "wagtaildocs.choose_document")
MEDIA_KEEPING: Final = (
    *UPLOADING,
    *ATTACHING,
    "wagtailimages.change_image",
    "wagtaildocs.change_document",
)
MEDIA_RUNNING: Final = (
    *MEDIA_KEEPING,
    "wagtailimages.delete_image",
    "wagtaildocs.delete_document",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)


def _managing(*models: str) -> tuple[str, ...]:
    """Add, change and delete of models named "app.model"."""
    labels = (model.split(".") for model in models)
    return tuple(f"{app}.{verb}_{name}" for app, name in labels for verb in ("add", "change", "delete"))


PEOPLE_AND_TAGS: Final = _managing("news.person", "news.organisation", "pages.tag")
LIBRARY_REPORTS: Final = (
    "documents.view_citation",
    "links.view_checkedlink",
    "django_tasks_database.view_dbtaskresult",
)
VOCABULARIES: Final = _managing(
    "documents.documenttype", "documents.issuingbody", "documents.field", "documents.signer"
)
# Dropping files and checking the drafts made of them.
TAKING_IN: Final = ("documents.add_intakebatch",)
SEARCH_KEEPING: Final = _managing("search.abbreviation", "wagtailsearchpromotions.searchpromotion")
SITE_RUNNING: Final = (
    *_managing("auth.user", "auth.group", "wagtailcore.workflow", "wagtailcore.task", "wagtailcore.site"),
    *_managing("wagtailredirects.redirect"),
    "home.change_navigation",
    "home.change_sitesettings",
)

MODEL_PERMISSIONS: Final[Mapping[str, tuple[str, ...]]] = {
    WRITERS: (ACCESS,),
    EDITORS: (ACCESS, *PEOPLE_AND_TAGS),
    CHIEF_EDITORS: (ACCESS, *PEOPLE_AND_TAGS, *SEARCH_KEEPING),
    LIBRARIANS: (ACCESS, *VOCABULARIES, *TAKING_IN, *LIBRARY_REPORTS, *SEARCH_KEEPING),
    ADMINISTRATORS: (
        *(ACCESS, *PEOPLE_AND_TAGS, *VOCABULARIES, *TAKING_IN, *LIBRARY_REPORTS, *SEARCH_KEEPING),
        *SITE_RUNNING,
    ),
}

# On the root collection, and so on all collections.
COLLECTION_PERMISSIONS: Final[Mapping[str, tuple[str, ...]]] = {
    WRITERS: (*UPLOADING, *ATTACHING),
    EDITORS: MEDIA_KEEPING,
    CHIEF_EDITORS: MEDIA_KEEPING,
    LIBRARIANS: (*UPLOADING, *ATTACHING, "wagtaildocs.change_document"),
    ADMINISTRATORS: MEDIA_RUNNING,
}
