"""Addresses for programs are only read, and say so."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/", "/api/openapi.json", "/api/documents/", "/api/documents/1/", f"/api/files/{'0' * 64}/",
    "/api/search/", "/api/suggest/", "/api/counters/1/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_method_that_changes_anything_is_taken(address, method):
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) <= {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_head_of_an_answer_may_be_asked_for(client, address):
    whole, head = client.get(address), client.head(address)
    assert head.status_code == whole.status_code
    for name in ("Content-Type", "Cache-Control", "ETag", "Access-Control-Allow-Origin"):
        assert head.get(name) == whole.get(name)


@pytest.mark.parametrize("address", ["/api/documents/", "/api/openapi.json"])
def test_pages_of_other_sites_may_ask_first(client, address):
    response = client.options(address)
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert response["Access-Control-Allow-Origin"] == "*"
