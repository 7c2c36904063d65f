from __future__ import annotations


class DocumentRoutes:
    """Addresses below the page."""
