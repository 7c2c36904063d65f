from __future__ import annotations

from django.db import models

__all__ = ["ListChange"]


class ListChange(models.Model):
    """Written by the database: lists show this page otherwise, or any where none is named.

    See `news.catalogue.version`.
    """

    page_id = models.BigIntegerField(null=True)
    token = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.token}"
