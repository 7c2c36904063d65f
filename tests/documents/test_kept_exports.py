"""Long lists as files: the whole library is made once per change, everything else is limited in words."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest

from attachments.bundles import MISSING_NAME
from counters.models import Hit
from documents.exports import kept, responses
from documents.exports.kept import ExportInTheMakingError, kept_file
from documents.library import routes
from documents.models import DocumentFile, DocumentSetPage, LegalDocumentPage, SetMember
from tests.factories import DocumentFactory, LibraryFactory, many_documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(settings, tmp_path, monkeypatch):
    """A library of five documents where three are many."""
    settings.EXPORTS_ROOT = tmp_path
    for module in (responses, routes):
        monkeypatch.setattr(module, "MOST_ROWS_AT_ONCE", 3)
    library = LibraryFactory()
    many_documents(5)
    return library


@pytest.fixture
def made(monkeypatch):
    """How often a file was made."""
    times = []
    make = responses._made
    monkeypatch.setattr(responses, "_made", lambda *given: times.append(given[0]) or make(*given))
    return times


def titles(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [row[2] for row in csv.reader(io.StringIO(content))][1:]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_whole_library_is_made_once(client, library, made, form):
    first, second = (client.get(f"{library.url}{form}/") for _time in range(2))
    assert b"".join(first.streaming_content) == b"".join(second.streaming_content)
    assert made == [form]


def test_it_is_made_again_after_every_change_and_nothing_old_is_left(client, library, made, tmp_path):
    assert len(titles(client.get(f"{library.url}csv/"))) == 5
    LegalDocumentPage.objects.first().unpublish()
    assert len(titles(client.get(f"{library.url}csv/"))) == 4
    page = LegalDocumentPage.objects.live().first()
    page.title = "Tên đã sửa"
    page.save()
    assert "Tên đã sửa" in titles(client.get(f"{library.url}csv/"))
    assert len(made) == 3
    assert len([file for file in tmp_path.iterdir() if file.suffix != ".lock"]) == 1


@pytest.mark.parametrize("narrowed", ["?nam=2017", "?sap_xep=so", "?ngay=2020-01-01"])
def test_any_other_list_that_is_long_is_refused_in_words(client, library, made, narrowed):
    answer = client.get(f"{library.url}csv/{narrowed}")
    assert answer.status_code == 422
    assert "5" in answer.content.decode()
    assert made == []
    page = client.get(f"{library.url}{narrowed}")
    assert page.context["csv_url"] == ""
    assert page.context["xlsx_url"] == ""


def test_a_narrowed_list_that_is_short_is_a_file(client, library):
    many_documents(2, number=lambda n: f"{n}/QC-TLĐ", issued_on=date(2019, 1, 1))
    assert len(titles(client.get(f"{library.url}csv/?nam=2019"))) == 2


@pytest.mark.parametrize("path", ["csv/", "xlsx/", "rss/", "csv/?nam=1999"])
def test_who_has_the_file_gets_no_second_one(client, library, made, path):
    first = client.get(f"{library.url}{path}")
    again = client.get(f"{library.url}{path}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert len(made) <= 1
    LegalDocumentPage.objects.first().unpublish()
    assert client.get(f"{library.url}{path}", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_asks_while_it_is_made_is_told_to_come_again(client, library, monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "SECONDS_TO_WAIT", 0)
    with kept._alone(tmp_path / f"library-{library.pk}.csv.lock"):
        answer = client.get(f"{library.url}csv/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert client.get(f"{library.url}csv/").status_code == 200


def test_a_file_that_could_not_be_written_whole_is_never_handed_out(library, tmp_path):
    def breaks_off(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportInTheMakingError):
        kept_file("a.csv", "state", breaks_off)
    assert kept_file("a.csv", "state", lambda file: file.write(b"whole")).read() == b"whole"


@pytest.fixture
def collection(library):
    documents = [DocumentFactory(files=1), DocumentFactory(files=1)]
    page = library.add_child(instance=DocumentSetPage(title="Bộ văn bản"))
    for document in documents:
        SetMember.objects.create(page=page, document=document)
    return page


def lose(files):
    for file in files:
        file.attachment.file.storage.delete(file.attachment.file.name)


def test_an_archive_says_which_file_is_missing(client, collection):
    lost = DocumentFile.objects.first()
    lose([lost])
    answer = client.get(f"{collection.url}tai-tat-ca/")
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert lost.attachment.download_name in package.read(MISSING_NAME).decode("utf-8-sig")


def test_an_archive_all_of_whose_files_are_missing_is_no_archive_and_not_counted(client, collection):
    lose(DocumentFile.objects.all())
    assert client.get(f"{collection.url}tai-tat-ca/").status_code == 404
    assert not Hit.objects.filter(page=collection.pk).exists()
