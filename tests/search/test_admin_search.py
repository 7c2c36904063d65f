"""Staff find pages, images, files and snippets with all, some or none of the marks, in the real views."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from news.models import Person
from search.text.folding import Folded
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    IssuingBodyFactory,
    SiteImageFactory,
)
from vietnamese.text import fold, nfc

SPELLINGS = [
    "Đại hội đoàn viên",
    "dai hoi doan vien",
    "đại hoi doàn vien",
    "ĐẠI HỘI",
    "hội đoàn đại",
    "ðại hội",
    "đại h",
]
spelled = pytest.mark.parametrize("query", SPELLINGS)


@pytest.fixture
def page(db: None) -> Page:
    ArticleFactory(title="Chuyện khác")
    return ArticleFactory(title="Đại hội đoàn viên")


def found(client: Client, name: str, query: str, *arguments: object, **parameters: object) -> str:
    response = client.get(reverse(name, args=arguments), {"q": query, **parameters})
    assert response.status_code == 200
    return response.content.decode()


@spelled
def test_pages_are_found(query: str, page: Page, admin_client: Client) -> None:
    html = found(admin_client, "wagtailadmin_pages:search", query)
    assert "Đại hội đoàn viên" in html
    assert "Chuyện khác" not in html


@spelled
def test_the_page_chooser_finds(query: str, page: Page, admin_client: Client) -> None:
    html = found(admin_client, "wagtailadmin_choose_page_search", query)
    assert "Đại hội đoàn viên" in html
    assert "Chuyện khác" not in html


@spelled
def test_the_listing_of_a_section_finds(query: str, page: Page, admin_client: Client) -> None:
    html = found(admin_client, "wagtailadmin_explore", query, page.get_parent().pk)
    assert "Đại hội đoàn viên" in html
    assert "Chuyện khác" not in html


@spelled
def test_the_image_chooser_finds(query: str, admin_client: Client) -> None:
    SiteImageFactory(title="Đại hội đoàn viên")
    SiteImageFactory(title="Ảnh khác")
    for name in ("wagtailimages_chooser:choose_results", "wagtailimages:index"):
        html = found(admin_client, name, query)
        assert "Đại hội đoàn viên" in html
        assert "Ảnh khác" not in html


@spelled
def test_the_file_chooser_finds(query: str, admin_client: Client) -> None:
    AttachmentFactory(title="Đại hội đoàn viên")
    AttachmentFactory(title="Tệp khác")
    html = found(admin_client, "wagtaildocs_chooser:choose_results", query)
    assert "Đại hội đoàn viên" in html
    assert "Tệp khác" not in html


@pytest.mark.parametrize("query", ["Nguyễn Thị Đào", "nguyen thi dao", "đào nguyễn", "Nguyễn thi d"])
def test_snippets_are_found(query: str, admin_client: Client) -> None:
    Person.objects.create(name="Nguyễn Thị Đào")
    Person.objects.create(name="Trần Văn Bé")
    html = found(admin_client, Person.snippet_viewset.get_url_name("list"), query)
    assert "Nguyễn Thị Đào" in html
    assert "Trần Văn Bé" not in html


@pytest.mark.parametrize("query", ["1076/LĐLĐ", "1076 ldld", "1076"])
def test_documents_are_found_by_number_among_all_pages(query: str, admin_client: Client) -> None:
    DocumentFactory(title="Chuẩn bị đại hội", number="1076 /LĐLĐ")
    DocumentFactory(title="Chuyện khác", number="12/HD-TLĐ")
    html = found(admin_client, "wagtailadmin_pages:search", query)
    assert "Chuẩn bị đại hội" in html
    assert "Chuyện khác" not in html


def test_what_is_spelled_as_typed_comes_first(db: None) -> None:
    first, second = IssuingBodyFactory(name="Ban Bảo hiểm"), IssuingBodyFactory(name="Ban Báo hiếm")
    from wagtail.search.backends import get_search_backend

    backend = get_search_backend()
    assert list(backend.search("bảo hiểm", type(first))) == [first, second]
    assert list(backend.autocomplete("báo hiếm", type(first))) == [second, first]


@pytest.mark.parametrize("query", ["%", "_", "'", '"', "…", "", "\\", "a" * 5_000, "\ud7ff"])
def test_odd_queries_are_answered(query: str, page: Page, admin_client: Client) -> None:
    assert found(admin_client, "wagtailadmin_pages:search", query)


@pytest.mark.django_db
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00", max_codepoint=0x1FFF), max_size=40))
def test_the_database_folds_as_python_does(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vn_fold(%s)", [text])
        (folded,) = cursor.fetchone()
    letters = "".join(letter for letter in nfc(text) if letter.isascii() or fold(letter).isascii())
    if letters == nfc(text):
        assert folded == fold(text)


def test_the_lookup_is_there_for_every_text_column() -> None:
    assert Page._meta.get_field("title").get_lookup("vn_fold") is None
    assert Page._meta.get_field("title").get_transform("vn_fold") is Folded
