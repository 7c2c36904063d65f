"""The table of citations follows the texts of published pages and the documents there are."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from documents.citations.listing import cited_by
from documents.citations.recording import rebuild
from documents.models import Citation
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    IssuingBodyFactory,
    LibraryFactory,
    SectionFactory,
    restrict,
)

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 1)


def paragraph(html):
    return [{"type": "text", "value": html}]


def citing(text, **fields):
    return ArticleFactory(body=paragraph(f"<p>{text}</p>"), **fields)


def targets(page):
    return {citation.raw: citation.target_id for citation in Citation.objects.filter(source=page)}


def test_an_article_cites_what_its_title_lead_and_body_name():
    document = DocumentFactory(number="65/HD-TLĐ")
    article = citing("theo 65/ HD-TLĐ và 17-CT/TW", title="Về 65/HD-TLĐ", lead="Nghị định 43/2007/NĐ-CP")
    assert targets(article) == {"65/HD-TLĐ": document.pk, "43/2007/NĐ-CP": None, "17-CT/TW": None}
    assert Citation.objects.get(source=article, target=document).times == 2


def test_a_document_does_not_cite_itself():
    document = DocumentFactory(number="65/HD-TLĐ", text="Hướng dẫn số 65/HD-TLĐ thay thế 64/HD-TLĐ.")
    assert targets(document) == {"64/HD-TLĐ": None}


def test_a_target_appears_later_and_goes_again():
    article = citing("theo Hướng dẫn 65/HD-TLĐ")
    assert targets(article) == {"65/HD-TLĐ": None}
    document = DocumentFactory(number="65/HD-TLĐ")
    assert targets(article) == {"65/HD-TLĐ": document.pk}
    document.unpublish()
    assert targets(article) == {"65/HD-TLĐ": None}
    document.save_revision().publish()
    assert targets(article) == {"65/HD-TLĐ": document.pk}
    document.refresh_from_db()
    document.number = "66/HD-TLĐ"
    document.save_revision().publish()
    assert targets(article) == {"65/HD-TLĐ": None}
    other = DocumentFactory(number="65/HD-TLĐ", issuer__name="Ban khác")
    assert targets(article) == {"65/HD-TLĐ": other.pk}
    other.delete()
    assert targets(article) == {"65/HD-TLĐ": None}


def test_a_page_that_is_no_longer_published_cites_nothing():
    article = citing("theo 65/HD-TLĐ")
    article.unpublish()
    assert not Citation.objects.exists()
    article.save_revision().publish()
    assert Citation.objects.count() == 1
    article.delete()
    assert not Citation.objects.exists()


def test_a_draft_cites_nothing_and_leaves_what_is_published():
    article = citing("theo 65/HD-TLĐ")
    article.body = paragraph("<p>theo 66/HD-TLĐ</p>")
    article.save_revision()
    assert targets(article) == {"65/HD-TLĐ": None}
    assert not Citation.objects.filter(source=citing("theo 67/HD-TLĐ", live=False)).exists()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Hướng dẫn số 65/HD-TLĐ ngày 02/3/2016 của Tổng Liên đoàn", 2016),
        ("Hướng dẫn số 65/HD-TLĐ ngày 2 tháng 3 năm 2016", 2016),
        ("Hướng dẫn 65/HD-TLĐ năm 2021", 2021),
        ("Hướng dẫn số 65/HD-TLĐ ngày 05-4-2021 (sau đây gọi là Hướng dẫn 65/HD-TLĐ)", 2021),
        ("Hướng dẫn số 65/HD-TLĐ", None),
        ("Hướng dẫn số 65/HD-TLĐ ngày 02/3/2019", None),
        ("Hướng dẫn số 65/HD-TLĐ ngày 31/02/2016", 2016),
    ],
)
def test_a_number_used_every_year_is_told_by_the_date_beside_it(text, year):
    known = {
        2016: DocumentFactory(number="65/HD-TLĐ", issued_on=date(2016, 3, 2)).pk,
        2021: DocumentFactory(number="65/HD-TLĐ", issued_on=date(2021, 4, 5)).pk,
        None: None,
    }
    assert set(targets(citing(text)).values()) == {known[year]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Quyết định số 12/QĐ-UBND ngày 01/02/2017 của UBND tỉnh Quảng Trị về nhà ở", "Quảng Trị"),
        ("Quyết định của Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam số 12/QĐ-UBND", "Quảng Nam"),
        ("Quyết định số 12/QĐ-UBND ngày 01/02/2017 của UBND tỉnh Đồng Nai", None),
        ("Quyết định số 12/QĐ-UBND ngày 01/02/2017", None),
    ],
)
def test_a_number_of_several_bodies_is_told_by_the_issuer_beside_it(text, place):
    known: dict[str | None, int | None] = {None: None}
    for name in ("Quảng Trị", "Quảng Nam"):
        issuer = IssuingBodyFactory(name=f"Ủy ban nhân dân tỉnh {name}")
        known[name] = DocumentFactory(number="12/QĐ-UBND", issued_on=date(2017, 2, 1), issuer=issuer).pk
    assert set(targets(citing(text)).values()) == {known[place]}


def test_a_wrong_date_beside_a_number_that_has_its_year_does_no_harm():
    document = DocumentFactory(number="43/2007/TT-BCT", issued_on=date(2007, 3, 4))
    assert targets(citing("Thông tư 43/2007/TT-BCT ngày 04/3/2008")) == {"43/2007/TT-BCT": document.pk}


def test_the_command_rebuilds_everything_in_batches(django_assert_max_num_queries, capsys):
    document = DocumentFactory(number="65/HD-TLĐ", text="Căn cứ 1/2012/QH13.")
    article = citing("theo 65/HD-TLĐ")
    Citation.objects.update(target=None)
    Citation.objects.filter(source=document).delete()
    Citation.objects.create(source=document.get_parent(), number_key="1/x", raw="1/X")
    call_command("find_citations")
    assert "2 " in capsys.readouterr().out
    assert targets(article) == {"65/HD-TLĐ": document.pk}
    assert targets(document) == {"1/2012/QH13": None}
    assert Citation.objects.count() == 2
    for number in range(12):
        citing("theo 65/HD-TLĐ", title=f"Bài {number}")
    with django_assert_max_num_queries(40):
        rebuild()


def test_who_cites_a_document_is_listed_newest_first():
    document = DocumentFactory(number="65/HD-TLĐ")
    old, new = (DocumentFactory(text="theo 65/HD-TLĐ", issued_on=date(year, 1, 1)) for year in (2018, 2020))
    articles = [citing("65/HD-TLĐ", display_date=f"2023-0{month}-01T00:00:00Z") for month in (3, 5, 4)]
    found = cited_by(document.pk, TODAY)
    assert (found.documents, found.document_count) == ([new, old], 2)
    assert [item.page.pk for item in found.pages] == [articles[n].pk for n in (1, 2, 0)]
    assert [item.listed_at.month for item in found.pages] == [5, 4, 3]


def test_restricted_pages_are_not_listed():
    section = SectionFactory()
    document = DocumentFactory(number="65/HD-TLĐ")
    citing("65/HD-TLĐ", parent=section)
    DocumentFactory(text="theo 65/HD-TLĐ", parent=LibraryFactory(title="Nội bộ"))
    restrict(section)
    restrict(Citation.objects.get(source__title__startswith="Văn bản").source.get_parent())
    found = cited_by(document.pk, TODAY)
    assert (found.document_count, found.page_count) == (0, 0)


def test_the_page_of_a_document_leads_to_full_lists(client, django_assert_max_num_queries):
    document = DocumentFactory(number="65/HD-TLĐ")
    for number in range(7):
        citing("65/HD-TLĐ", title=f"Bài số {number}")
        DocumentFactory(number=f"{number}/KH-LĐLĐ", text="theo 65/HD-TLĐ")
    page = client.get(document.url).content.decode()
    assert page.count("Bài số") == 5
    assert f'href="{document.url}vien-dan/"' in page
    assert f'href="{document.url}tin-bai/"' in page
    for path in ("vien-dan/", "tin-bai/", "vien-dan/?trang=x", "tin-bai/?trang=99"):
        answer = client.get(document.url + path)
        assert answer.status_code == 200
    assert client.get(document.url + "tin-bai/").content.decode().count("Bài số") == 7
    assert client.get(document.url + "vien-dan/").content.decode().count("/KH-LĐLĐ") == 7


def test_a_document_nobody_cites_says_so(client):
    document = DocumentFactory()
    assert client.get(document.url + "tin-bai/").status_code == 200
    assert "vien-dan/" not in client.get(document.url).content.decode()
