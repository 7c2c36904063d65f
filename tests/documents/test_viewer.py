from __future__ import annotations

import pytest

from counters.models import Hit
from documents.viewing import viewer_path, viewer_url
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "doc/7/"),
        ({"page": 1}, "doc/7/"),
        ({"page": 3}, "doc/7/?trang=3"),
        ({"page": 3, "query": "nghỉ phép"}, "doc/7/?trang=3&tim=ngh%E1%BB%89+ph%C3%A9p"),
        ({"query": "a&b"}, "doc/7/?trang=1&tim=a%26b"),
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


def test_reading_counts_neither_as_view_nor_as_download(client):
    document = DocumentFactory(files=1)
    client.get(viewer_url(document, document.files.get().pk))
    assert not Hit.objects.exists()


def test_a_file_is_read_only_at_the_document_that_offers_it(client):
    mine, other = DocumentFactory(files=1), DocumentFactory(files=1)
    assert client.get(viewer_url(mine, other.files.get().pk)).status_code == 404
