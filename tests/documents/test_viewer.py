from __future__ import annotations

import json

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counters.models import Hit
from documents.public.viewer.addresses import picture_path, viewer_path, viewer_url
from extraction.letters import packed
from extraction.models import ExtractedPage, PageLetters
from page_images import processes
from page_images.pages import outline_of
from tests.factories import DocumentFactory, docx, jpeg, pdf
from tests.factories.portable import encrypted_pdf, pdf_pages
from tests.factories.reading import document_with, read_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_images_root")]


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "doc/7/"),
        ({"page": 1}, "doc/7/"),
        ({"page": 3}, "doc/7/?trang=3"),
        ({"page": 3, "query": "nghỉ phép"}, "doc/7/?trang=3&tim=ngh%E1%BB%89+ph%C3%A9p"),
        ({"query": "a&b"}, "doc/7/?trang=1&tim=a%26b"),
        ({"page": 3, "as_text": True}, "doc/7/?trang=3&chu=1"),
    ],
)
def test_an_address_names_the_file_the_page_and_the_words(arguments, path):
    assert viewer_path(7, **arguments) == path


def test_a_file_is_read_at_an_address_below_its_document(client):
    document = DocumentFactory(files=1)
    file = document.files.get()
    response = client.get(viewer_url(document, file.pk))
    assert response.status_code == 200
    assert str(file) in response.content.decode()


def opened(client, document, **parameters):
    """What a reader of the document's one file sees."""
    file = document.files.get()
    response = client.get(f"{document.url}doc/{file.pk}/", parameters)
    assert response.status_code == 200
    return response.context["reading"], response.content.decode()


def test_reading_counts_neither_as_view_nor_as_download(client):
    document = DocumentFactory(files=1)
    client.get(viewer_url(document, document.files.get().pk))
    assert not Hit.objects.exists()


def test_a_file_is_read_only_at_the_document_that_offers_it(client):
    mine, other = DocumentFactory(files=1), DocumentFactory(files=1)
    assert client.get(viewer_url(mine, other.files.get().pk)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("2", 2), ("0", 1), ("", 1), ("99999", 3), ("abc", 1), ("-1", 1), ("9" * 40, 1), ("2.0", 1), ("٣", 1)],
)
def test_any_page_number_leads_to_a_page(client, asked, shown, three_pages):
    reading, content = opened(client, three_pages, trang=asked)
    assert (reading.number, reading.page_count) == (shown, 3)
    assert picture_path(three_pages.files.get(), shown, 800).replace("&", "&amp;") in content


@pytest.fixture
def three_pages():
    texts = ("# Điều 1\nNghỉ phép năm", "Trang hai", "# Điều 9\nNgười lao động & nghỉ phép năm")
    return document_with(pdf_pages("one", "two", "three"), texts=texts)


def test_the_text_of_a_page_stands_below_its_picture_with_headings(client, three_pages):
    _reading, content = opened(client, three_pages, trang="3")
    assert "<h3>Điều 9</h3>" in content
    assert "Người lao động &amp; nghỉ phép năm" in content
    assert "Điều 1<" not in content


def test_the_text_of_all_pages_may_be_read_instead(client, three_pages):
    reading, content = opened(client, three_pages, chu="1")
    assert [page.number for page in reading.text] == [1, 2, 3]
    assert (reading.previous, reading.next) == (None, None)
    assert "/anh/" not in content


def test_what_is_sought_is_marked_and_opens_at_the_first_page_that_has_it(client, three_pages):
    reading, content = opened(client, three_pages, tim="lao dong")
    assert reading.number == 3
    assert "<mark>lao động</mark>" in content
    reading, content = opened(client, three_pages, tim="nghi phep nam", trang="2")
    assert (reading.number, [page.number for page in reading.findings.pages]) == (2, [1, 3])
    assert "<mark>Nghỉ phép năm</mark>" in content


def test_words_that_stand_nowhere_are_said_to(client, three_pages):
    reading, content = opened(client, three_pages, tim="<không có>")
    assert reading.number == 1
    assert "&lt;không có&gt;" in content
    assert "<không có>" not in content


@pytest.mark.parametrize(
    ("content", "name", "state"),
    [
        (pdf(100), "a.pdf", "broken"),
        (encrypted_pdf(), "a.pdf", "encrypted"),
        (docx(), "a.docx", "no_picture"),
        (b"a;b", "a.csv", "no_picture"),
    ],
)
def test_a_file_that_cannot_be_shown_says_so_and_may_be_downloaded(client, content, name, state):
    document = document_with(content, name)
    reading, page = opened(client, document, trang="7")
    assert reading.outline.state == state
    assert 'class="viewer-notice"' in page
    assert f"{document.url}tep/{document.files.get().pk}/" in page
    assert client.get(f"{document.url}doc/{document.files.get().pk}/anh/1-800/").status_code == 404
    assert client.get(f"{document.url}doc/{document.files.get().pk}/chu/1/").status_code == 404


def test_a_file_without_pictures_is_read_as_text_twenty_pages_at_once(client):
    document = document_with(docx(), "a.docx", texts=tuple(f"Trang thứ {n}" for n in range(1, 48)))
    reading, content = opened(client, document, trang="21")
    assert [page.number for page in reading.text] == list(range(21, 41))
    assert (reading.previous, reading.next) == (1, 41)
    assert "Trang thứ 21" in content


def test_a_picture_and_its_letters_are_sent_and_kept_by_the_browser_only(client, three_pages):
    file = three_pages.files.get()
    picture = client.get(three_pages.url + picture_path(file, 2, 800))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")
    assert "private" in picture["Cache-Control"]
    again = client.get(
        three_pages.url + picture_path(file, 2, 800), headers={"If-None-Match": picture["ETag"]}
    )
    assert again.status_code == 304
    letters = client.get(f"{three_pages.url}doc/{file.pk}/chu/2/")
    assert letters["Content-Type"] == "application/json"
    assert [run[4] for run in json.loads(letters.getvalue())] == ["two"]
    assert not Hit.objects.exists()


def test_the_letters_of_a_scan_are_those_that_were_recognised(client):
    document = document_with(jpeg(), "a.jpg", texts=("Điều 5",))
    file = document.files.get()
    page = ExtractedPage.objects.get()
    address = f"{document.url}doc/{file.pk}/chu/1/"
    assert json.loads(client.get(address).getvalue()) == []
    PageLetters.objects.create(page=page, packed=packed([(100, 200, 300, 40, "Điều 5")]))
    letters = client.get(address)
    assert json.loads(letters.getvalue()) == [[100, 200, 300, 40, "Điều 5"]]
    assert "private" in letters["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": letters["ETag"]}).status_code == 304
    document.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["anh/0-800/", "anh/4-800/", "anh/1-801/", "anh/1-99999999/", "chu/0/", "chu/4/", f"chu/{10**30}/"],
)
def test_a_picture_that_no_page_has_is_not_there(client, three_pages, name):
    assert client.get(f"{three_pages.url}doc/{three_pages.files.get().pk}/{name}").status_code == 404


def test_who_asks_while_too_much_is_drawn_is_told_to_come_again(client, three_pages, settings, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0)
    settings.PAGE_IMAGES_AT_ONCE = 0
    response = client.get(three_pages.url + picture_path(three_pages.files.get(), 1, 800))
    assert (response.status_code, response["Retry-After"]) == (503, "2")
    _reading, content = opened(client, three_pages)
    assert 'class="viewer-notice"' in content


def test_a_picture_belongs_to_its_document(client, three_pages):
    other = DocumentFactory()
    assert client.get(other.url + picture_path(three_pages.files.get(), 1, 800)).status_code == 404


def test_a_replaced_file_shows_its_new_pages(client, three_pages):
    file = three_pages.files.get()
    before = client.get(three_pages.url + picture_path(file, 1, 800))
    file.attachment.file = ContentFile(pdf_pages("another"), name="b.pdf")
    file.attachment.save()
    after = client.get(three_pages.url + picture_path(file, 1, 800))
    assert before["ETag"] != after["ETag"]
    assert before.getvalue() != after.getvalue()


def test_where_files_used_to_be_shown_leads_to_where_they_are_read(client, three_pages):
    file = three_pages.files.get()
    response = client.get(f"{three_pages.url}xem/{file.pk}/")
    assert (response.status_code, response["Location"]) == (301, viewer_url(three_pages, file.pk))


def test_the_document_shows_a_file_that_was_opened_before_and_opens_none(client, three_pages, monkeypatch):
    file = three_pages.files.get()
    assert "data-viewer" not in client.get(three_pages.url).content.decode()
    outline_of(file.attachment)
    monkeypatch.setattr(processes, "PROGRAM", "/nowhere")
    assert "data-viewer" in client.get(three_pages.url).content.decode()


def test_a_long_file_costs_no_more_queries_than_a_short_one(client, django_assert_num_queries, three_pages):
    opened(client, three_pages)
    with CaptureQueriesContext(connection) as asked:
        opened(client, three_pages, trang="2", tim="phép")
    short = len(asked)
    read_as(three_pages.files.get().attachment, *["Nghỉ phép năm"] * 300)
    # The first page after a change reads more.
    opened(client, three_pages)
    with django_assert_num_queries(short):
        opened(client, three_pages, trang="2", tim="phép")
