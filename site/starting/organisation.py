"""What a new site has to be told; everything else can wait for its staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Kind", "Organisation"]


class Kind(models.TextChoices):
    """The kinds of union organisation, each with the sections its news usually has."""

    PROVINCE = "province", _("Federation of a province or city (Liên đoàn Lao động tỉnh, thành phố)")
    INDUSTRY = "industry", _("Union of an industry or corporation (công đoàn ngành, tổng công ty)")
    GRASSROOTS = "grassroots", _("Grass-roots union (công đoàn cơ sở)")


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes the site. What is empty is left to be filled in later."""

    name: str
    superior: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
