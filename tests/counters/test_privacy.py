"""No address is kept anywhere: not in the database, not in the log."""

from __future__ import annotations

import ipaddress
import logging

import pytest
from django.apps import apps
from django.db import connection

from counters.models import Hit, ReaderSalt, Visit
from tests.counters.conftest import BROWSER, reader_at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.counters.addresses")]

PROXY = "203.0.113.77"
READER = "198.51.100.199"


def whole_database() -> str:
    """Everything stored, numbers and bytes included, as text."""
    rows: list[object] = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
                rows += [
                    bytes(v).hex() if isinstance(v, bytes | memoryview) else v for r in cursor for v in r
                ]
    return "\n".join(map(str, rows))


def test_no_address_and_no_user_agent_is_stored_or_logged(page, settings, caplog):
    settings.TRUSTED_PROXIES = [PROXY]
    caplog.set_level(logging.DEBUG)
    reader = reader_at(PROXY)
    for address in (f"/trang/{page.pk}/", f"/tep/{page.pk}/", "/danh-sach/", "/khong-co/"):
        reader.get(address, headers={"x-forwarded-for": READER})
    assert (Hit.objects.count(), Visit.objects.count()) == (2, 1)
    stored = whole_database() + "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    for address in (PROXY, READER):
        assert address not in stored
        assert ipaddress.ip_address(address).packed.hex() not in stored
        assert str(int(ipaddress.ip_address(address))) not in stored
    assert BROWSER not in stored


def test_the_keys_of_two_days_cannot_be_connected(page, clock):
    reader = reader_at(READER)
    keys = set()
    for _day in range(2):
        reader.get(f"/trang/{page.pk}/")
        keys.add(bytes(Hit.objects.latest("counted_at").reader))
        clock.move_on(days=1)
    assert len(keys) == 2
    assert ReaderSalt.objects.count() == 1
