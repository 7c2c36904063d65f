"""Addresses of a collection: the page, and all its files as a zip."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from attachments.bundles import bundle
from attachments.secrecy import hidden_from
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download
from counters.totals import totals_for
from documents.public.collections.holding import held_by
from documents.public.collections.zip_list import folder_name, list_text

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["LIST_NAME", "SetRoutes"]

LIST_NAME = "danh-muc.txt"


class SetRoutes(RoutablePageMixin):
    """Context: `held` (see `documents.public.collections.holding`), `totals` of the collection, `today`."""

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        today = timezone.localdate()
        return super().get_context(request, *args, **kwargs) | {
            "today": today,
            "held": held_by(self, today),
            "totals": totals_for([self.pk])[self.pk],
        }

    def counted_files(self) -> list[CountedFile]:
        return [CountedFile(0, self.archive_name, Countable.ARCHIVE)]

    @property
    def archive_name(self) -> str:
        return f"{self.slug}.zip"

    @path("tai-tat-ca/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponseBase:
        """The files of the versions in force, a folder for each document, and a list that says why."""
        today = timezone.localdate()
        held = held_by(self, today)
        documents = {document.pk: document for each in held for document in each.current}
        files = _files(documents)
        text = list_text(self.title, self.full_url or "", held, files, today)
        members = [
            (PurePosixPath(folder_name(number, document), name), file)
            for number, document in enumerate(documents.values(), 1)
            for name, file in files[document.pk]
        ]
        response = bundle(self.archive_name, members, texts={LIST_NAME: text})
        mark_download(response, self.pk, Countable.ARCHIVE)
        return response


def _files(documents: dict[int, LegalDocumentPage]) -> dict[int, list[tuple[str, FieldFile]]]:
    """The stored files of each document under the names they are downloaded by. One query."""
    found: dict[int, list[tuple[str, FieldFile]]] = {key: [] for key in documents}
    files = apps.get_model("documents", "DocumentFile").objects.filter(page__in=list(documents))
    public = files.exclude(hidden_from(None, "attachment__"))
    for file in public.select_related("attachment"):
        found[file.page_id].append((PurePath(file.attachment.download_name).name, file.attachment.file))
    return found
