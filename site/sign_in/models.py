from __future__ import annotations

from django.db import models

__all__ = ["Attempts"]


class Attempts(models.Model):
    """How often a password was given wrongly, one after the other, under one key.

    The key is a keyed hash of a name, an address or both (`sign_in.throttle`): no row leads back to anybody.
    Rows live in the database, since a cache may be emptied, and be gone when it is needed most.
    """

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
