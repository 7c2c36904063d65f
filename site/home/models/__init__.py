from __future__ import annotations

from home.models.home_page import HomePage
from home.models.navigation import Navigation
from home.models.plain_page import PlainPage
from home.models.site_settings import SiteSettings

__all__ = ["HomePage", "Navigation", "PlainPage", "SiteSettings"]
