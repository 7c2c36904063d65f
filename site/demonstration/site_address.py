"""Where the demonstration is served, so that links that leave the site (feeds, copied ones) lead back."""

from __future__ import annotations

from typing import Final

from wagtail.models import Site

__all__ = ["LOOPBACK", "set_site_address"]

# Not ::1: in an address it needs brackets, which the name of a site cannot have.
LOOPBACK: Final = ("localhost", "127.0.0.1")


def set_site_address(host: str, port: int) -> None:
    """Give the default site the address it is served at; an address that staff have set stays."""
    site = Site.objects.filter(is_default_site=True, hostname__in=LOOPBACK).first()
    name = host if host in LOOPBACK else "localhost"
    if site is not None and (site.hostname, site.port) != (name, port):
        site.hostname, site.port = name, port
        site.save()
