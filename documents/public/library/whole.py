"""All documents of a library as a file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import partial
from typing import IO

from django.http import QueryDict
from wagtail.models import Page

from documents.public.exports import tables
from documents.public.exports.kept import KeptFile, keep_file, kept_file, opened
from documents.public.library.listing import LibraryList
from documents.public.library.scope import Scope
from documents.public.library.sorting import SortedDocuments
from documents.validity.as_at import AskedDay

__all__ = ["WholeLibrary"]


@dataclass(frozen=True, slots=True)
class WholeLibrary:
    """The library as it is today, in the usual order."""

    page: Page

    def documents(self) -> SortedDocuments:
        nothing = QueryDict()
        return LibraryList.asked(nothing, Scope(self.page), AskedDay.of(nothing).on).sorted()

    def kept_forms(self) -> list[str]:
        """The forms that are kept: none of a library so small that they are made at once."""
        total = len(self.documents())
        if total <= tables.MOST_ROWS_AT_ONCE:
            return []
        return [tables.CSV, tables.XLSX] if total <= tables.MOST_XLSX_ROWS else [tables.CSV]

    def keep(self, form: str) -> bool:
        """Have the file as it is now; whether it had to be made. Raises `ExportInTheMakingError`."""
        return keep_file(self._name(form), partial(self._write, form))

    def is_kept(self, form: str) -> bool:
        found = opened(self._name(form))
        if found is not None:
            found.file.close()
        return found is not None

    def file(self, form: str) -> KeptFile:
        """The file that is kept; made where there is none. Raises `ExportInTheMakingError`."""
        return kept_file(self._name(form), partial(self._write, form))

    def _name(self, form: str) -> str:
        return f"library-{self.page.pk}.{form}"

    def _write(self, form: str, target: IO[bytes]) -> None:
        with tables.made_table(form, self.documents()) as source:
            shutil.copyfileobj(source, target)
