"""What goes wrong before a page is reached is still answered in plain words."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied


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
