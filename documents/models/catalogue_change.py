from __future__ import annotations

from django.db import models

__all__ = ["CatalogueChange"]


class CatalogueChange(models.Model):
    """Written by the database: something has changed that lists of documents follow from.

    See `documents.catalogue.version`.
    """

    token = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.token)
