from __future__ import annotations

import pytest
from django.test import RequestFactory

from counters.readers import KEY_BYTES, identify, reader_address, reader_key
from counters.salts import Salts

SALTS = Salts(today=b"t" * 32, yesterday=None, outdated=False)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        ([], "203.0.113.9", "", "203.0.113.9"),
        ([], "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (["10.0.0.1"], "10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        (["10.0.0.0/8"], "10.0.0.1", "198.51.100.1, 10.9.9.9", "198.51.100.1"),
        (["10.0.0.0/8"], "10.0.0.1", "10.1.1.1, 10.9.9.9", "10.1.1.1"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"),
        (["10.0.0.1"], "10.0.0.2", "198.51.100.1", "10.0.0.2"),
        (["unix"], "", "198.51.100.1", "198.51.100.1"),
        (["10.0.0.1"], "", "198.51.100.1", "unix"),
        (["::1"], "::1", "2001:DB8:0::1", "2001:db8::1"),
        (["10.0.0.1"], "::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (["2001:db8::/32"], "10.0.0.1", "198.51.100.1", "10.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(settings, proxies, remote, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert reader_address(RequestFactory(REMOTE_ADDR=remote).get("/", headers=headers)) == expected


def test_a_key_differs_by_salt_address_and_agent():
    keys = {
        reader_key(b"1", "203.0.113.1", "A"),
        reader_key(b"2", "203.0.113.1", "A"),
        reader_key(b"1", "203.0.113.2", "A"),
        reader_key(b"1", "203.0.113.1", "B"),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {KEY_BYTES}


def test_a_key_depends_on_the_secret_of_the_site(settings):
    before = reader_key(b"1", "203.0.113.1", "A")
    settings.SECRET_KEY = "another secret of another site"
    assert reader_key(b"1", "203.0.113.1", "A") != before


def test_a_user_agent_in_broken_letters_is_no_error():
    request = RequestFactory().get("/", headers={"user-agent": "\udce9\udca3 trình duyệt"})
    assert len(identify(request, SALTS).today) == KEY_BYTES
