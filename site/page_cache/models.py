from __future__ import annotations

from django.db import models

__all__ = ["ContentChange"]


class ContentChange(models.Model):
    """Written by the database: something has changed that public pages show. See `page_cache.version`."""

    token = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.token)
