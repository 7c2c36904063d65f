from __future__ import annotations

import pytest
from django.test import RequestFactory

from counters.addresses import network_of, reader_address
from counters.readers import KEY_BYTES, identify, reader_key
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
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1, unknown", "unknown"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1, Unknown", "unknown"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1, _hidden", "_hidden"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1, ", "unknown"),
        (["10.0.0.1"], "10.0.0.1", "198.51.100.1:51234", "198.51.100.1"),
        (["10.0.0.1"], "10.0.0.1:443", "198.51.100.1", "198.51.100.1"),
        (["10.0.0.0/8"], "10.0.0.1", "198.51.100.1:51234, 10.9.9.9:80", "198.51.100.1"),
        (["10.0.0.1"], "10.0.0.1", "[2402:800:1:1::1]:4431", "2402:800:1:1::1"),
        (["10.0.0.1"], "10.0.0.1", "[2402:800:1:1::1]", "2402:800:1:1::1"),
        (["10.0.0.1"], "10.0.0.1", '"[2402:800:1:1::1]:4431"', "2402:800:1:1::1"),
        (["10.0.0.1"], "10.0.0.1", "fe80::1%eth0", "fe80::1"),
        (["10.0.0.1"], "10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        (["10.0.0.1"], "10.0.0.1", "64:ff9b::c633:6401", "198.51.100.1"),
        (["10.0.0.1", "unix"], "10.0.0.1", "198.51.100.1, unix:", "198.51.100.1"),
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


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("for=198.51.100.1", "198.51.100.1"),
        ('by=10.0.0.1;For="198.51.100.1:47011";proto=https', "198.51.100.1"),
        ('for="[2402:800:1:1::1]:4711"', "2402:800:1:1::1"),
        ("for=1.1.1.1, for=198.51.100.1, for=10.0.0.1", "198.51.100.1"),
        ("for=1.1.1.1, for=_hidden", "_hidden"),
        ("proto=https", "10.0.0.1"),
    ],
)
def test_the_standard_header_is_read_where_the_usual_one_is_missing(settings, forwarded, expected):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get("/", headers={"forwarded": forwarded})
    assert reader_address(request) == expected
    request = RequestFactory(REMOTE_ADDR="10.0.0.2").get("/", headers={"forwarded": forwarded})
    assert reader_address(request) == "10.0.0.2"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2402:800:1:1::1", "2402:800:1:1:8d3a:2b1c:77:5", True),
        ("2402:800:1:1::1", "2402:800:1:2::1", False),
        ("203.0.113.1", "203.0.113.2", False),
        ("203.0.113.1", "203.0.113.1", True),
    ],
)
def test_the_changing_half_of_an_address_makes_no_other_reader(one, other, same):
    keys = {identify(RequestFactory(REMOTE_ADDR=address).get("/"), SALTS).today for address in (one, other)}
    assert (len(keys) == 1) is same


def test_a_network_is_what_one_customer_has():
    assert network_of("2402:800:1:1ff::1", 56) == network_of("2402:800:1:100::1", 56) == "2402:800:1:100::/56"
    assert network_of("203.0.113.7", 56) == "203.0.113.7"
    assert network_of("unknown", 56) == "unknown"


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
