from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import RequestFactory
from django.utils.http import http_date

from attachments.delivery import Delivery, deliver, parse_range

CONTENT = bytes(range(256)) * 800
SIZE = len(CONTENT)
MODIFIED = datetime(2017, 9, 15, 5, 22, tzinfo=UTC)


def answer(method="get", *, name="tệp.pdf", content_type="application/pdf", inline=False, **headers):
    request = getattr(RequestFactory(), method)(
        "/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    file = io.BytesIO(CONTENT)
    delivery = Delivery(
        file=file,
        name=name,
        size=SIZE,
        content_type=content_type,
        etag="abc",
        modified=MODIFIED,
        inline=inline,
    )
    return deliver(request, delivery)


def body(response):
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=70000-140000", 70000, 140000),
        ("bytes=-10", SIZE - 10, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 0, SIZE - 1),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
        (f"bytes=5-{SIZE * 2}", 5, SIZE - 1),
    ],
)
def test_a_range_is_answered_with_exactly_its_bytes(header, first, last):
    response = answer(range=header)
    assert response.status_code == 206
    assert body(response) == CONTENT[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=9-3",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1,5-6",
        "bytes=1-2-3",
        "x" * 9999,
    ],
)
def test_a_range_that_cannot_be_read_is_ignored(header):
    response = answer(range=header)
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Length"] == str(SIZE)
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    "header", [f"bytes={SIZE}-", f"bytes={'9' * 18}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"]
)
def test_a_range_outside_the_file_is_416(header):
    response = answer(range=header)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"
    assert body(response) == b""


@pytest.mark.parametrize("digits", ["9" * 5000, "٣", "²"], ids=["long", "arabic", "superscript"])
def test_digits_that_are_no_number_of_bytes_are_ignored(digits):
    assert answer(range=f"bytes={digits}-").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": '"abc"'}, 304),
        ({"if_none_match": 'W/"abc"'}, 304),
        ({"if_none_match": "*"}, 304),
        ({"if_none_match": '"other"'}, 200),
        ({"if_modified_since": http_date(MODIFIED.timestamp())}, 304),
        ({"if_modified_since": http_date(MODIFIED.timestamp() - 1)}, 200),
        ({"if_modified_since": "hôm qua"}, 200),
        ({"if_match": '"other"'}, 412),
        ({"if_match": '"abc"'}, 200),
        ({"if_none_match": '"abc"', "range": "bytes=0-1"}, 304),
        ({"range": "bytes=0-1", "if_range": '"abc"'}, 206),
        ({"range": "bytes=0-1", "if_range": '"other"'}, 200),
        ({"range": "bytes=0-1", "if_range": http_date(MODIFIED.timestamp())}, 206),
        ({"range": "bytes=0-1", "if_range": http_date(MODIFIED.timestamp() - 1)}, 200),
    ],
)
def test_conditions_are_kept(headers, status):
    response = answer(**headers)
    assert response.status_code == status
    assert response["ETag"] == '"abc"'


def test_head_tells_everything_and_sends_nothing_of_a_range():
    response = answer("head", range="bytes=0-1")
    assert response.status_code == 200
    assert response["Content-Length"] == str(SIZE)


@pytest.mark.parametrize(
    ("content_type", "inline", "expected"),
    [
        ("application/pdf", True, "inline"),
        ("image/jpeg", True, "inline"),
        ("application/pdf", False, "attachment"),
        ("text/html", True, "attachment"),
        ("image/svg+xml", True, "attachment"),
        ("text/plain", True, "attachment"),
        ("application/xhtml+xml", True, "attachment"),
    ],
)
def test_only_harmless_types_are_shown_in_the_page_and_nothing_runs(content_type, inline, expected):
    response = answer(content_type=content_type, inline=inline)
    assert response["Content-Disposition"].split(";")[0] == expected
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("65-HD.pdf", 'attachment; filename="65-HD.pdf"'),
        ("đề án.pdf", "attachment; filename*=utf-8''%C4%91%E1%BB%81%20%C3%A1n.pdf"),
        ('a"b.pdf', 'attachment; filename="a\\"b.pdf"'),
    ],
)
def test_a_vietnamese_name_is_kept_on_download(name, header):
    assert answer(name=name)["Content-Disposition"] == header


def test_a_name_cannot_add_headers():
    assert "\n" not in answer(name="a\r\nSet-Cookie: x=1.pdf")["Content-Disposition"]


@pytest.fixture
def no_database_at_the_end():
    """The end of a request looks after database connections, which these tests do without."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.mark.parametrize("is_read", [True, False])
def test_the_file_is_closed_whatever_the_answer(no_database_at_the_end, is_read):
    opened = []

    class Watched(io.BytesIO):
        def __init__(self):
            super().__init__(CONTENT)
            opened.append(self)

    for headers in ({}, {"range": "bytes=0-1"}, {"range": f"bytes={SIZE}-"}, {"if-none-match": '"abc"'}):
        request = RequestFactory().get("/", headers=headers)
        response = deliver(
            request,
            Delivery(file=Watched(), name="a.pdf", size=SIZE, content_type="application/pdf", etag="abc"),
        )
        if is_read:
            body(response)
        response.close()
    assert all(file.closed for file in opened)


def test_parse_range_knows_an_empty_file():
    assert parse_range("bytes=0-", 0) == range(0)
