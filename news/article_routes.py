from __future__ import annotations


class ArticleRoutes:
    """Addresses below the page."""
