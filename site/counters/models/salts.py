from __future__ import annotations

from django.db import models


class ReaderSalt(models.Model):
    """The random part of one day's reader keys.

    Kept only as long as a reader of that day must be recognised; once the row is gone nobody, the site
    included, can connect a key with an address, nor one day's readers with another's.
    """

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.day.isoformat()
