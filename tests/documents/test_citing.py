from __future__ import annotations

from datetime import date

import pytest

from documents.public.citing import citations_of, day_in_words
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory

pytestmark = pytest.mark.django_db

BODY = "Tổng Liên đoàn Lao động Việt Nam"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 3, 5), "05 tháng 3 năm 2020"),
        (date(2017, 1, 20), "20 tháng 01 năm 2017"),
        (date(2017, 2, 1), "01 tháng 02 năm 2017"),
        (date(2017, 12, 31), "31 tháng 12 năm 2017"),
    ],
)
def test_days_are_written_as_documents_write_them(day, words):
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("abstract", "end"),
    [
        ("Về công tác văn thư", "về công tác văn thư"),
        ("V/v tổ chức Tháng Công nhân", "về việc tổ chức Tháng Công nhân"),
        ("Quy định chi tiết Điều 5.", "quy định chi tiết Điều 5"),
        ("Đại hội Công đoàn", "về Đại hội Công đoàn"),
    ],
)
def test_a_document_is_named_by_type_number_day_issuer_and_matter(abstract, end):
    document = DocumentFactory(
        number="65/HD-TLĐ", abstract=abstract, issuer=IssuingBodyFactory(name=BODY), title="Tên gọi"
    )
    citations = citations_of(document)
    assert citations.full == f"Hướng dẫn số 65/HD-TLĐ ngày 20 tháng 01 năm 2017 của {BODY} {end}"
    assert citations.short == "Hướng dẫn số 65/HD-TLĐ"
    assert citations.heading == "Hướng dẫn số 65/HD-TLĐ: Tên gọi"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Về thu kinh phí", "Hướng dẫn số 65/HD-TLĐ: Về thu kinh phí"),
        ("Hướng dẫn số 65/HD-TLĐ về thu kinh phí", "Hướng dẫn số 65/HD-TLĐ về thu kinh phí"),
        ("Sửa đổi Hướng dẫn 5/HD-TLĐ", "Hướng dẫn số 65/HD-TLĐ: Sửa đổi Hướng dẫn 5/HD-TLĐ"),
    ],
)
def test_number_and_title_say_the_number_once(title, heading):
    assert citations_of(DocumentFactory(number="65/HD-TLĐ", title=title)).heading == heading


@pytest.mark.parametrize("abstract", ["Luật Công đoàn", "Công đoàn"])
def test_a_law_is_named_by_its_name(abstract):
    law = DocumentTypeFactory(name="Luật")
    document = DocumentFactory(number="50/2024/QH15", document_type=law, abstract=abstract)
    assert citations_of(document).full == "Luật Công đoàn"
    assert citations_of(document).short == "Luật số 50/2024/QH15"


def test_what_is_not_known_is_left_out():
    document = DocumentFactory(number="", issued_on=None, abstract="", title="Về thi đua")
    document.issuer = None
    document.document_type = None
    assert citations_of(document).full == "về thi đua"
    assert citations_of(document).heading == "Về thi đua"


def test_the_page_offers_them_as_text(client):
    document = DocumentFactory(number="65/HD-TLĐ", abstract='Về "nêu gương" & <thi đua>')
    page = client.get(document.url).content.decode()
    assert "ngày 20 tháng 01 năm 2017" in page
    assert "&lt;thi đua&gt;" in page
