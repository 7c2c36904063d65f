"""Turns the content into pages, pictures, files and accounts of the site."""

from __future__ import annotations

from demonstration.loading.loader import load

__all__ = ["load"]
