from __future__ import annotations


class ArchiveRoutes:
    """Addresses below the page."""
