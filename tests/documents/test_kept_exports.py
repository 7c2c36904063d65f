"""Long lists as files: the whole library is kept and handed out, everything else is limited in words."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from datetime import date

import pytest
from django.core.management import call_command
from django.utils.http import parse_http_date

from attachments.bundles import MISSING_NAME
from counters.models import Hit
from documents.models import CollectionMember, DocumentCollectionPage, DocumentFile, LegalDocumentPage
from documents.public.exports import kept, responses, tables
from documents.public.exports.kept import ExportInTheMakingError, kept_file, withdraw_files
from documents.public.library import views
from documents.public.library.export_keeper import LONGEST_SECONDS, QUIET_SECONDS, ExportKeeper
from tests.factories import DocumentFactory, LibraryFactory, many_documents, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(settings, tmp_path, monkeypatch):
    """A library of five documents where three are many."""
    settings.EXPORTS_ROOT = tmp_path
    for module in (tables, responses, views):
        monkeypatch.setattr(module, "MOST_ROWS_AT_ONCE", 3)
    library = LibraryFactory()
    many_documents(5)
    return library


@pytest.fixture
def made(monkeypatch):
    """How often a file was made."""
    times = []
    make = tables.made_table
    monkeypatch.setattr(tables, "made_table", lambda *given: times.append(given[0]) or make(*given))
    return times


@pytest.fixture
def changes(django_capture_on_commit_callbacks):
    """Within, what happens after a transaction happens at the end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def look(keeper, at):
    """What the worker does every ten seconds; says how many files it made."""
    return keeper.make() if keeper.is_due(at) else 0


def rename(title):
    page = LegalDocumentPage.objects.live().first()
    page.title = title
    page.save()


def titles(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [row[2] for row in csv.reader(io.StringIO(content))][1:]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_whole_library_is_made_once(client, library, made, form):
    first, second = (client.get(f"{library.url}{form}/") for _time in range(2))
    assert b"".join(first.streaming_content) == b"".join(second.streaming_content)
    assert made == [form]


def test_a_reader_gets_the_file_that_is_kept_and_its_age(client, library, made):
    first = client.get(f"{library.url}csv/")
    rename("Tên đã sửa")
    second = client.get(f"{library.url}csv/")
    assert titles(second) == titles(first)
    assert second["Last-Modified"] == first["Last-Modified"]
    assert abs(parse_http_date(second["Last-Modified"]) - time.time()) < 60
    assert made == ["csv"]


def test_a_request_for_a_kept_file_reads_no_documents(client, library, django_assert_max_num_queries):
    client.get(f"{library.url}csv/")
    with django_assert_max_num_queries(12) as asked:
        client.get(f"{library.url}csv/")
    assert not any("documents_legaldocumentpage" in query["sql"] for query in asked)


def test_what_is_kept_is_made_again_some_minutes_after_the_last_change(client, library, made, tmp_path):
    keeper = ExportKeeper()
    assert look(keeper, 0) == 2, "at the start, what there is not yet"
    assert look(keeper, 10) == 0
    rename("Tên đã sửa")
    assert look(keeper, 20) == 0
    rename("Tên sửa lần hai")
    assert look(keeper, 30) == 0
    assert look(keeper, 30 + QUIET_SECONDS - 1) == 0
    assert look(keeper, 30 + QUIET_SECONDS) == 2
    assert "Tên sửa lần hai" in titles(client.get(f"{library.url}csv/"))
    assert made == ["csv", "xlsx"] * 2, "and not by the request"
    assert len([file for file in tmp_path.iterdir() if file.suffix != ".lock"]) == 2, "nothing old is left"


def test_changes_without_an_end_do_not_put_it_off_for_ever(library):
    keeper = ExportKeeper()
    look(keeper, 0)
    made, moment = 0, 0.0
    while not made:
        moment += QUIET_SECONDS / 2
        rename(f"Lần {moment}")
        made = look(keeper, moment)
    assert LONGEST_SECONDS <= moment <= LONGEST_SECONDS + QUIET_SECONDS


def test_looking_costs_one_statement_and_a_second_start_makes_nothing(library, django_assert_num_queries):
    keeper = ExportKeeper()
    look(keeper, 0)
    with django_assert_num_queries(1):
        look(keeper, 10)
    assert look(ExportKeeper(), 0) == 0


def test_a_new_day_is_a_change(library, monkeypatch):
    keeper = ExportKeeper()
    look(keeper, 0)
    monkeypatch.setattr(kept.timezone, "localdate", lambda: date(2091, 1, 1))
    look(keeper, 10)
    assert look(keeper, 10 + QUIET_SECONDS) == 2


def unpublish(document):
    document.unpublish()


def delete(document):
    document.delete()


@pytest.mark.parametrize("withdraw", [unpublish, delete, restrict])
def test_what_is_withdrawn_is_handed_out_by_no_kept_file(client, library, changes, withdraw):
    keeper = ExportKeeper()
    look(keeper, 0)
    document = LegalDocumentPage.objects.first()
    document.title = "Rút lại"
    document.save()
    look(keeper, 10)
    look(keeper, 10 + QUIET_SECONDS)
    assert "Rút lại" in titles(client.get(f"{library.url}csv/"))
    with changes():
        withdraw(document)
    assert kept.opened(f"library-{library.pk}.csv") is None
    assert look(keeper, 20 + QUIET_SECONDS) == 2, "at once: there is nothing to hand out"
    assert "Rút lại" not in titles(client.get(f"{library.url}csv/"))


def test_a_file_begun_before_a_withdrawal_and_ended_after_it_is_not_handed_out(library):
    def while_withdrawn(file):
        file.write(b"old")
        withdraw_files()

    assert kept.keep_file("a.csv", while_withdrawn)
    assert kept.opened("a.csv") is None


def test_a_small_library_is_made_at_once_and_always_of_now(client, library, made, monkeypatch, tmp_path):
    for module in (tables, responses, views):
        monkeypatch.setattr(module, "MOST_ROWS_AT_ONCE", 5)
    client.get(f"{library.url}csv/")
    rename("Tên đã sửa")
    assert "Tên đã sửa" in titles(client.get(f"{library.url}csv/"))
    assert look(ExportKeeper(), 0) == 0
    assert not list(tmp_path.glob("library-*"))


def test_the_command_makes_what_is_missing(library, capsys):
    call_command("keep_exports")
    call_command("keep_exports")
    assert capsys.readouterr().out == "Files made: 2\nFiles made: 0\n"


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
def test_who_has_the_file_gets_no_second_one(client, library, made, path, changes):
    first = client.get(f"{library.url}{path}")
    again = client.get(f"{library.url}{path}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert len(made) <= 1
    with changes():
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
        kept_file("a.csv", breaks_off)
    assert not list(tmp_path.glob("*.unfinished")), "it takes no room"
    assert kept_file("a.csv", lambda file: file.write(b"whole")).file.read() == b"whole"


@pytest.fixture
def collection(library):
    documents = [DocumentFactory(files=1), DocumentFactory(files=1)]
    page = library.add_child(instance=DocumentCollectionPage(title="Bộ văn bản"))
    for document in documents:
        CollectionMember.objects.create(page=page, document=document)
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
