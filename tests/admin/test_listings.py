"""Lists staff work with: what they show, find and cost."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from counters.enums import Countable
from counters.models import Total
from home.roles import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from news.models import ArticleByline, Organisation, Person
from pages.models import Tag
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    FieldFactory,
    GalleryFactory,
    IssuingBodyFactory,
    SectionFactory,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LISTS = ["article_listing", "gallery_listing", "section_listing", "document_listing"]


@pytest.fixture
def admin(make_staff, sign_in):
    return sign_in(make_staff(ADMINISTRATORS))


def show(client, name, **parameters):
    response = client.get(reverse(f"{name}:index"), parameters)
    assert response.status_code == 200
    return response


def shown(response):
    return [page.title for page in response.context["object_list"]]


def fill(newspaper, number):
    """`number` more pages in every list, with all that their rows show."""
    for _ in range(number):
        section = SectionFactory(parent=newspaper.home)
        article = ArticleFactory(parent=section)
        person = Person.objects.create(name="Mai", organisation=None)
        organisation = Organisation.objects.create(name=f"Đơn vị {article.pk}")
        ArticleByline.objects.create(page=article, person=person, organisation=organisation)
        GalleryFactory(parent=newspaper.galleries, photos=2)
        issuer = IssuingBodyFactory(name=f"Cơ quan {article.pk}")
        DocumentFactory(parent=newspaper.library, files=1, issuer=issuer)


@pytest.fixture(scope="module")
def made_rows(made_newspaper):
    fill(made_newspaper, 1)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_however_many_rows_it_has(
    name, newspaper, admin, django_assert_max_num_queries
):
    fill(newspaper, 2)
    show(admin, name)
    with django_assert_max_num_queries(100) as few:
        show(admin, name)
    fill(newspaper, 6)
    with django_assert_max_num_queries(len(few)):
        response = show(admin, name)
    assert len(shown(response)) >= 8


def test_articles_show_section_date_author_and_readers(newspaper, admin):
    moment = datetime(2026, 5, 19, 8, 30, tzinfo=VIETNAM)
    article = ArticleFactory(parent=newspaper.life, display_date=moment)
    ArticleByline.objects.create(page=article, person=Person.objects.create(name="Thu Hà"), role="Phóng viên")
    Total.objects.create(page=article, countable=Countable.VIEW, file_id=0, count=1234)
    page = show(admin, "article_listing").content.decode()
    for expected in ("Đời sống", "19/05/2026 08:30", "Thu Hà, Phóng viên", "1.234"):
        assert expected in page


def test_an_article_without_byline_shows_who_made_it(newspaper, admin, make_staff):
    ArticleFactory(parent=newspaper.life, owner=make_staff(name="mai"))
    assert "mai" in show(admin, "article_listing").content.decode()


def test_the_newest_article_comes_first(newspaper, admin):
    for day in (3, 1, 2):
        moment = datetime(2026, 5, day, tzinfo=VIETNAM)
        ArticleFactory(parent=newspaper.life, title=f"Ngày {day}", display_date=moment)
    assert shown(show(admin, "article_listing")) == ["Ngày 3", "Ngày 2", "Ngày 1"]


FILTERS = {
    "section": ({"section": "life"}, ["Một"]),
    "drafts": ({"live": "False"}, ["Hai"]),
    "published": ({"live": "True"}, ["Một"]),
    "days": ({"display_date_from": "2026-05-01", "display_date_to": "2026-05-31"}, ["Một"]),
    "tag": ({"tags": "tag"}, ["Hai"]),
}


@pytest.mark.parametrize("case", FILTERS)
def test_articles_are_filtered(case, newspaper, admin):
    ArticleFactory(parent=newspaper.life, title="Một", display_date=datetime(2026, 5, 19, tzinfo=VIETNAM))
    ArticleFactory(
        parent=newspaper.law,
        title="Hai",
        live=False,
        tags=["Nhà ở"],
        display_date=datetime(2026, 6, 1, tzinfo=VIETNAM),
    )
    given, expected = FILTERS[case]
    ids = {"life": newspaper.life.pk, "tag": Tag.objects.get().pk}
    parameters = {name: ids.get(value, value) for name, value in given.items()}
    assert shown(show(admin, "article_listing", **parameters)) == expected


def test_documents_show_number_issuer_and_date(newspaper, admin):
    DocumentFactory(parent=newspaper.library, number="65/HD-TLĐ", files=2, issued_on=date(2017, 1, 20))
    page = show(admin, "document_listing").content.decode()
    for expected in ("65/HD-TLĐ", "Tổng Liên đoàn", "20/01/2017"):
        assert expected in page


@pytest.mark.parametrize(("given", "expected"), [("True", ["Không tệp"]), ("False", ["Có tệp"])])
def test_documents_without_files_are_found(given, expected, newspaper, admin):
    DocumentFactory(parent=newspaper.library, title="Có tệp", files=2)
    DocumentFactory(parent=newspaper.library, title="Không tệp")
    assert shown(show(admin, "document_listing", without_files=given)) == expected


def test_galleries_count_their_photos_once(newspaper, admin):
    GalleryFactory(parent=newspaper.galleries, photos=3)
    assert [gallery.photo_count for gallery in show(admin, "gallery_listing").context["object_list"]] == [3]


def test_sections_count_their_articles(newspaper, admin):
    ArticleFactory.create_batch(2, parent=newspaper.law)
    counts = {
        page.title: page.article_count for page in show(admin, "section_listing").context["object_list"]
    }
    assert counts == {"Đời sống": 0, "Pháp luật": 2}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "lao động"},
        {"q": "lao động", "ordering": "-view_count"},
        {"q": "lao động", "live": "True"},
        {"q": "lao động", "ordering": "-display_date"},
        {"q": "lao động", "ordering": "issued_on"},
        {"ordering": "nonsense"},
        {"ordering": "-view_count"},
        {"p": "999"},
        {"p": "abc"},
        {"live": "nonsense"},
        {"display_date_from": "31/02/2026"},
    ],
)
def test_whatever_stands_in_the_address_a_list_answers(name, parameters, made_rows, admin):
    show(admin, name, **parameters)


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("article_listing", "section", "section"),
        ("article_listing", "tags", "tag"),
        ("article_listing", "display_date_from", "2026-01-01"),
        ("gallery_listing", "display_date_from", "2026-01-01"),
        ("document_listing", "issuer", "issuer"),
        ("document_listing", "document_type", "type"),
        ("document_listing", "fields_of_activity", "field"),
        ("document_listing", "issued_on_from", "2026-01-01"),
        ("document_listing", "without_files", "True"),
    ],
)
def test_a_filtered_list_can_be_searched(name, parameter, value, newspaper, admin):
    ArticleFactory(parent=newspaper.life, tags=["Nhà ở"])
    field = FieldFactory()
    document = DocumentFactory(parent=newspaper.library, fields=[field])
    values = {
        "section": newspaper.life.pk,
        "tag": Tag.objects.get().pk,
        "issuer": document.issuer_id,
        "type": document.document_type_id,
        "field": field.pk,
    }
    show(admin, name, q="nhà", **{parameter: values.get(value, value)})


VOCABULARIES = [
    "wagtailsnippets_pages_tag",
    "wagtailsnippets_news_person",
    "wagtailsnippets_news_organisation",
    "wagtailsnippets_documents_documenttype",
    "wagtailsnippets_documents_issuingbody",
    "wagtailsnippets_documents_field",
    "wagtailsnippets_documents_signer",
]


@pytest.mark.parametrize("name", VOCABULARIES)
@pytest.mark.parametrize("view", ["list", "add"])
def test_vocabularies_open(name, view, made_rows, admin):
    assert admin.get(reverse(f"{name}:{view}")).status_code == 200


@pytest.mark.parametrize("typed", ["nhà ở", "nha o", "NHA-O"])
def test_tags_are_found_with_and_without_diacritics(typed, newspaper, admin):
    ArticleFactory(parent=newspaper.life, tags=["Nhà ở", "An toàn"])
    response = admin.get(reverse("wagtailsnippets_pages_tag:list"), {"q": typed})
    assert [tag.name for tag in response.context["object_list"]] == ["Nhà ở"]


MENUS = {
    WRITERS: {"article_listing", "gallery_listing", "section_listing"},
    "Biên tập: Đời sống": {"article_listing", "section_listing"},
    "Biên tập: Thư viện ảnh": {"gallery_listing"},
    CHIEF_EDITORS: set(LISTS),
    LIBRARIANS: {"document_listing"},
    ADMINISTRATORS: set(LISTS),
}


@pytest.mark.parametrize("group", MENUS)
def test_the_menu_leads_to_the_lists_of_ones_places(group, make_staff, sign_in):
    groups = (group, EDITORS) if group.startswith("Biên tập") else (group,)
    page = sign_in(make_staff(*groups)).get(reverse("wagtailadmin_home")).content.decode()
    menu = page[page.index("wagtail-sidebar-props") :]
    assert {name for name in LISTS if f'"{reverse(f"{name}:index")}"' in menu} == MENUS[group]


def test_search_of_a_whole_list_stays_within_what_staff_may_see(newspaper, make_staff, sign_in):
    ArticleFactory(parent=newspaper.law, title="Của người khác")
    editor = make_staff(EDITORS, "Biên tập: Đời sống")
    assert shown(show(sign_in(editor), "article_listing")) == []
