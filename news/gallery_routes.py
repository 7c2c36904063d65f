from __future__ import annotations


class GalleryIndexRoutes:
    """Addresses below the page."""


class GalleryRoutes:
    """Addresses below the page."""
