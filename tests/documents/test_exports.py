from __future__ import annotations

import csv
import io
from datetime import date, datetime
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from documents.public.exports.csv_file import csv_lines, harmless
from documents.public.exports.xlsx_file import write_xlsx
from tests.factories import DocumentFactory, DocumentTypeFactory, FieldFactory, many_documents, restrict

pytestmark = pytest.mark.django_db


def csv_rows(client, library, **parameters):
    response = client.get(f"{library.url}csv/?{urlencode(parameters)}")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def sheet_of(response):
    return load_workbook(io.BytesIO(b"".join(response.streaming_content))).active


@pytest.fixture
def library():
    decision = DocumentTypeFactory(name="Quyết định")
    document = DocumentFactory(
        number="1/QĐ-TLĐ",
        title='Quyết định "một"; hai, ba',
        document_type=decision,
        fields=[FieldFactory(name="Tổ chức"), FieldFactory(name="Tài chính")],
        abstract="Dòng một\nDòng hai",
    )
    DocumentFactory(number="2/HD-TLĐ", title="=1+1", issued_on=None, abstract="\x0bxấu")
    DocumentFactory(number="3/HD-TLĐ", live=False, title="Nháp")
    restrict(DocumentFactory(number="4/HD-TLĐ", title="Kín"))
    return document.get_parent().specific


def test_csv_has_every_document_of_the_list_with_its_values(client, library):
    headings, *rows = csv_rows(client, library, sap_xep="so")
    assert [row[0] for row in rows] == ["1/QĐ-TLĐ", "2/HD-TLĐ"]
    assert rows[0][2] == 'Quyết định "một"; hai, ba'
    assert len(headings) == len(rows[0])
    assert "Dòng một\nDòng hai" in rows[0]
    assert "Tài chính; Tổ chức" in rows[0]
    assert "20/01/2017" in rows[0]
    assert rows[0][-1].startswith("http://localhost")


def test_csv_is_narrowed_like_the_list(client, library):
    assert [row[0] for row in csv_rows(client, library, loai="quyet-dinh")[1:]] == ["1/QĐ-TLĐ"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_a_csv_is_a_formula(text):
    assert harmless(text) == f"'{text}"
    line = "".join(csv_lines(["a"], [[text]])).split("\r\n", 1)[1]
    assert next(csv.reader(io.StringIO(line, newline="")))[0][0] == "'"


@pytest.mark.parametrize("text", ["1/QĐ-TLĐ", "Công đoàn", "", "a=b"])
def test_other_text_is_left_alone(text):
    assert harmless(text) == text


def test_a_workbook_has_days_and_numbers_and_no_formula(client, library):
    response = client.get(f"{library.url}xlsx/?sap_xep=so")
    assert "attachment" in response["Content-Disposition"]
    sheet = sheet_of(response)
    headings, first, second = sheet.iter_rows()
    assert all(cell.font.bold for cell in headings)
    assert first[8].value == datetime(2017, 1, 20)  # noqa: DTZ001 (a day as the library reads it)
    assert first[8].number_format == "dd/mm/yyyy"
    assert (second[2].value, second[2].data_type) == ("=1+1", "s")
    assert second[8].value is None
    assert first[13].value == 0


def test_a_workbook_takes_any_text_and_any_day():
    file = write_xlsx("x" * 50, ["a"], [10], [["\x00" + "b" * 40_000], [date(1800, 1, 1)], [0], [None, 1]])
    values = [row[0] for row in load_workbook(file).active.iter_rows(values_only=True)]
    assert len(values[1]) == 32_767
    assert values[2:] == ["01/01/1800", 0, None]


def test_a_list_too_long_for_a_workbook_leads_to_its_csv(client, library, monkeypatch):
    monkeypatch.setattr("documents.public.library.views.MOST_XLSX_ROWS", 1)
    assert "xlsx/" not in client.get(library.url).content.decode()
    response = client.get(f"{library.url}xlsx/?tep=khong")
    assert (response.status_code, response["Location"]) == (302, f"{library.url}csv/?tep=khong")


def test_an_export_takes_a_few_queries_a_block(client, django_assert_max_num_queries, monkeypatch):
    library = many_documents(30)[0].get_parent()
    monkeypatch.setattr("documents.public.library.sorting.BLOCK", 10)
    monkeypatch.setattr("documents.public.exports.columns.BLOCK", 10)
    with django_assert_max_num_queries(36):
        assert len(csv_rows(client, library)) == 31


def test_a_feed_is_narrowed_like_the_list_and_the_list_names_it(client, library):
    page = client.get(library.url, {"loai": "quyet-dinh", "trang": "1"}).content.decode()
    assert f'href="{library.url}rss/?loai=quyet-dinh"' in page
    feed = client.get(f"{library.url}rss/?loai=quyet-dinh").content.decode()
    assert feed.count("<item>") == 1
    assert "<title>Văn bản: Quyết định</title>" in feed
    assert client.get(f"{library.url}rss/").content.decode().count("<item>") == 2
