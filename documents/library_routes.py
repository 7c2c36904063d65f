from __future__ import annotations


class LibraryRoutes:
    """Addresses below the page."""
