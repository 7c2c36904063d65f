from __future__ import annotations


class HomeRoutes:
    """Addresses below the page."""
