from __future__ import annotations

from django.db import models

__all__ = ["CatalogueChange"]


class CatalogueChange(models.Model):
    """Written by the database: something has changed that lists follow from, of a document or (None) of all.

    See `documents.catalogue.version`.
    """

    document_id = models.BigIntegerField(null=True)
    token = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.token)
