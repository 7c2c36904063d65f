from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from attachments.models import Attachment
from documents.acquisition.uploads.prefilling import prefill_waiting
from documents.acquisition.uploads.receiving import take_in
from documents.models import IntakeBatch, LegalDocumentPage
from tests.factories import LibraryFactory
from tests.factories.files import default_collection, docx, pdf
from tests.factories.intake import read_as


class Desk:
    """A librarian's desk: files are dropped, read and filled in."""

    def __init__(self, user, library):
        self.user, self.library = user, library
        self.dropped = 0

    def drop(self, *names, contents=()) -> IntakeBatch:
        """Drop files of these names, each with a content of its own unless one is given."""
        files = []
        for place, name in enumerate(names):
            self.dropped += 1
            made = docx(f"tệp {self.dropped}") if name.endswith(".docx") else pdf(10 * self.dropped)
            files.append(SimpleUploadedFile(name, contents[place] if place < len(contents) else made))
        return take_in(files, user=self.user, library=self.library, collection=default_collection())

    def read(self, batch, *texts) -> None:
        """Let the files of a batch be read as these texts, in the order in which they were stored."""
        for attachment, text in zip(
            Attachment.objects.order_by("pk").reverse()[: len(texts)][::-1], texts, strict=True
        ):
            read_as(attachment, *([text] if isinstance(text, str) else text))
        prefill_waiting(batch.entries.all())

    def draft(self, *texts, names=("quyet dinh.pdf",)):
        """The entry and the draft made of files with these texts."""
        batch = self.drop(*names)
        self.read(batch, *texts)
        entry = batch.entries.get(document__isnull=False)
        return entry, LegalDocumentPage.objects.get(pk=entry.document.pk)


@pytest.fixture
def desk(db):
    return Desk(User.objects.create_superuser("thuthu", "thuthu@example.org", "x"), LibraryFactory())
