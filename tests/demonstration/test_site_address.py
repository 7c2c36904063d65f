"""Links that leave the demonstration lead to where it is served."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from demonstration.site_address import set_site_address
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8001/tin/"),
        ("localhost", "http://localhost:8001/tin/"),
        ("::1", "http://localhost:8001/tin/"),
        ("0.0.0.0", "http://localhost:8001/tin/"),  # noqa: S104 (an address to listen at, in a table of cases)
    ],
)
def test_full_addresses_have_the_host_and_the_port(host, address):
    section = SectionFactory(slug="tin")
    set_site_address(host, 8001)
    assert section.full_url == address


def test_another_start_moves_it_along():
    for port in (8001, 8002):
        set_site_address("127.0.0.1", port)
    assert Site.objects.get().port == 8002


def test_an_address_set_by_staff_stays():
    SectionFactory()
    Site.objects.update(hostname="congdoan.example", port=443)
    set_site_address("127.0.0.1", 8001)
    assert Site.objects.get().root_url == "https://congdoan.example"


def test_a_database_without_a_site_is_left_alone():
    Site.objects.all().delete()
    set_site_address("127.0.0.1", 8001)
    assert not Site.objects.exists()
