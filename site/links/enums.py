from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["BROKEN", "LinkResult"]


class LinkResult(models.TextChoices):
    """What became of asking for an address. Some servers answer people only; that is no fault of the link."""

    WORKS = "works", _("Works")
    NOT_FOUND = "not_found", _("Not found")
    NO_ANSWER = "no_answer", _("No answer")
    REFUSED = "refused", _("Answers, but not to us")
    NOT_PUBLIC = "not_public", _("Not a public address")


BROKEN: Final = (LinkResult.NOT_FOUND, LinkResult.NO_ANSWER, LinkResult.NOT_PUBLIC)
