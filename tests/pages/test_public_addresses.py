"""No public address answers 500, whatever it is asked."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    GalleryFactory,
    home_page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_served")]

WILD = [
    "",
    "0",
    "-1",
    "abc",
    "1.5",
    "999999",
    "99999999999999",
    "9" * 20,
    "9" * 5000,
    "²",
    "٣",
    "%00",
    "a%00b",
    "%ff%fe",
    "%c3%28",
    "%ed%a0%80",
    "%25",
    "%",
    "%2e%2e%2f",
    "%0d%0aSet-Cookie:x=1",
    "x" * 10_000,
    quote("công đoàn " * 500),
    quote("'\"<script>;--"),
    quote("\u202e\ufeff\uffff😀"),
    "[]",
    "*",
    "NaN",
]
PARAMETERS = [
    "trang", "q", "kind", "page", "page_size", "loai", "co_quan", "linh_vuc", "nam", "thang", "ngay",
    "hieu_luc", "sap_xep", "loai[]", "nguoi_ky", "toan_van", "tep",
]  # fmt: skip
# Where a value of the address itself may stand.
PATHS = [
    "/{}", "/{}/", "/the/{}/", "/sitemap-{}.xml", "/media/images/{}", "/tep/{}/a.pdf", "/tep/1/{}",
    "/api/counters/{}/", "/api/search/{}", "/tim-kiem/{}", "/rss/{}/", "/tin-moi/{}/",
    "{section}nam/{}/", "{section}nam/2017/thang/{}/", "{section}nam/2017/thang/2/ngay/{}/", "{section}{}/",
    "{article}{}/", "{article}tep/{}/", "{article}xem/{}/", "{gallery}anh/{}/", "{gallery}anh/{}/tai-ve/",
    "{document}tep/{}/", "{document}xem/{}/", "{document}doc/{}/", "{library}{}/",
]  # fmt: skip


@pytest.fixture(scope="module")
def places(shared_content):
    """The pages of a small site, by what they are."""
    home_page()
    file = AttachmentFactory()
    body = [{"type": "attachment", "value": {"file": file.pk, "title": ""}}]
    article = ArticleFactory(tags=["thẻ"], body=body)
    gallery = GalleryFactory(photos=1)
    document = DocumentFactory(files=1)
    return {
        "home": "/",
        "section": article.get_parent().url,
        "article": article.url,
        "galleries": gallery.get_parent().url,
        "gallery": gallery.url,
        "library": document.get_parent().url,
        "document": document.url,
    }


@pytest.fixture
def patient_client():
    """Answers with the 500 page instead of raising, so that the test can say which address it was."""
    return Client(raise_request_exception=False)


def lists(places):
    below = ["rss/", "tin-moi/"]
    return [
        *places.values(),
        *(places["home"] + path for path in below),
        places["section"] + "xem-theo-ngay/",
        places["section"] + "rss/",
        places["library"] + "rss/",
        places["library"] + "csv/",
        places["library"] + "xlsx/",
        places["article"] + "in/",
        places["document"] + "in/",
        "/the/the/",
        "/tim-kiem/",
        "/api/search/",
        "/sitemap.xml",
        "/robots.txt",
        "/thong-ke/",
    ]


def failures(client, addresses):
    answers = {address: client.get(address).status_code for address in addresses}
    return {address[:200]: status for address, status in answers.items() if status >= 500}


@pytest.mark.parametrize("value", WILD, ids=range(len(WILD)))
def test_wild_parameters_are_answered(patient_client, places, value):
    query = "&".join(f"{name}={value}" for name in PARAMETERS)
    single = [f"{address}?{name}={value}" for address in lists(places)[:9] for name in PARAMETERS[:3]]
    assert failures(patient_client, [*(f"{address}?{query}" for address in lists(places)), *single]) == {}


@pytest.mark.parametrize("value", WILD, ids=range(len(WILD)))
def test_wild_addresses_are_answered(patient_client, places, value):
    addresses = [path.format(value, **places) for path in PATHS]
    assert failures(patient_client, addresses) == {}


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch", "head", "trace"])
def test_other_methods_are_answered(patient_client, places, method):
    for address in lists(places):
        assert getattr(patient_client, method)(address).status_code < 500, address


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=" + "9" * 5000 + "-"},
        {"if-none-match": "\x00" * 10},
        {"if-modified-since": "Mon, 99 Foo 99999 99:99:99 GMT"},
        {"accept-language": "x" * 10_000},
        {"cookie": "sessionid=" + "x" * 4000},
        {"user-agent": "\xff\xfe" * 1000},
        {"x-forwarded-for": "nobody, 999.999.999.999, ::::"},
        {"host": "localhost:99999"},
        {"host": "evil.example"},
    ],
)
def test_wild_headers_are_answered(patient_client, places, headers):
    for address in lists(places):
        assert patient_client.get(address, headers=headers).status_code < 500, address


def test_an_unknown_address_is_a_page_that_helps(client, places):
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert "tim-kiem" in response.content.decode()


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=st.text(max_size=60), name=st.sampled_from(PARAMETERS), value=st.text(max_size=200))
def test_no_text_at_all_breaks_an_address(patient_client, places, path, name, value):
    raw = quote(value.encode("utf-8", "surrogatepass"))
    where = quote(path.encode("utf-8", "surrogatepass"))
    addresses = [f"/{where}?{name}={raw}", *(f"{place}?{name}={raw}" for place in places.values())]
    assert failures(patient_client, addresses) == {}
