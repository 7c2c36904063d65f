"""Only public addresses are asked, whatever a link says or a name or redirect leads to."""

from __future__ import annotations

import socket

import pytest

from links.addresses import NotPublicError, place_of


def known_as(*numbers):
    def look_up(host, port, **_kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    return look_up


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.5",
        "172.16.3.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "ff02::1",
    ],
)
def test_a_name_that_leads_inside_is_refused(monkeypatch, number):
    for numbers in ([number], ["93.184.216.34", number]):
        monkeypatch.setattr(socket, "getaddrinfo", known_as(*numbers))
        with pytest.raises(NotPublicError):
            place_of("http://example.org/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://example.org:22/",
        "https://example.org:8443/",
        "http://example.org:x/",
        "http://[",
        "http://",
        "",
    ],
)
def test_other_addresses_are_refused(url):
    with pytest.raises(NotPublicError):
        place_of(url)


def test_a_public_address_is_asked_at_the_number_looked_up(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", known_as("93.184.216.34"))
    place = place_of("https://Vi\u1ec7t.example/a b?x=1#y")
    assert (place.scheme, place.port, place.ip, place.target) == ("https", 443, "93.184.216.34", "/a b?x=1")
    assert place.host.startswith("xn--")
