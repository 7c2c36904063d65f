"""Turns the content into pages, pictures, files and accounts of the site."""

from __future__ import annotations

from demonstration.loading.loader import load, site_is_empty

__all__ = ["load", "site_is_empty"]
