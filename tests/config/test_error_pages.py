"""What goes wrong before a page is reached is still answered in plain words."""

from __future__ import annotations

import io
import logging
import sys

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied

from config.error_views import server_error
from config.log_filters import OutagesInOneLine


def test_an_unknown_host_is_told_so(client: Client) -> None:
    response = client.get("/", headers={"host": "khac.example"})
    assert response.status_code == 400
    assert "Không đọc được yêu cầu" in response.content.decode()


def test_an_address_with_a_null_byte_is_told_so(client: Client) -> None:
    response = client.get("/tin%00tuc/")
    assert response.status_code == 404
    assert "Không đọc được yêu cầu" in response.content.decode()


@pytest.mark.django_db
def test_a_form_that_has_expired_is_told_so() -> None:
    response = Client(enforce_csrf_checks=True).post("/quan-tri/login/", {"username": "a"})
    assert response.status_code == 403
    assert "Biểu mẫu đã quá hạn" in response.content.decode()


def test_whoever_may_not_see_a_page_is_told_so(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "Bạn không có quyền" in response.content.decode()


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.django_db
def test_a_database_that_is_away_is_told_so(
    error: type[Exception], client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(connection, "cursor", lambda *_args, **_options: _fail(error))
    response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Mời bạn thử lại sau ít phút" in response.content.decode()


def _fail(error: type[Exception]) -> None:
    raise error("connection refused\n\tIs the server running?")


def test_a_fault_of_the_site_is_told_so(rf: RequestFactory) -> None:
    try:
        _fail(ValueError)
    except ValueError:
        assert server_error(rf.get("/")).status_code == 500


def record_of(error: Exception | None) -> logging.LogRecord:
    told = ("django.request", logging.ERROR, "", 0, "%s: %s", ("Failed", "/"))
    try:
        if error:
            raise error
    except (OperationalError, ValueError, DisallowedHost):
        return logging.LogRecord(*told, sys.exc_info())
    return logging.LogRecord(*told, None)


def written(record: logging.LogRecord, filter_: logging.Filter) -> str:
    assert filter_.filter(record)
    return logging.Formatter().format(record)


def test_an_outage_of_the_database_is_one_line_in_the_log() -> None:
    outage = record_of(OperationalError("connection refused\n\tIs the server running?"))
    assert written(outage, OutagesInOneLine()) == "Failed: / (connection refused)"
    assert "Traceback" in written(record_of(ValueError("a mistake")), OutagesInOneLine())
    assert written(record_of(None), OutagesInOneLine()) == "Failed: /"


def test_a_wrong_host_is_one_line_in_the_log(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = logging.getLogger("django.security").handlers
    (handler,) = [handler for handler in handlers if handler.name == "refusals"]
    said = io.StringIO()
    monkeypatch.setattr(handler, "stream", said)
    client.get("/", headers={"host": "khac.example"})
    assert "Invalid HTTP_HOST header: 'khac.example'" in said.getvalue()
    assert len(said.getvalue().splitlines()) == 1


@pytest.mark.parametrize("path", ["/robots.txt", "/quan-tri/login/", "/no-such-page/"])
@pytest.mark.django_db
def test_every_answer_tells_browsers_what_the_site_does_without(path: str, client: Client) -> None:
    response = client.get(path)
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-site"
