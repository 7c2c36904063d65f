"""Language and time: Vietnamese for everyone, Vietnam's time zone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from config.settings.environment import SITE_ROOT

__all__ = [
    "FORMAT_MODULE_PATH",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "LOCALE_PATHS",
    "TIME_ZONE",
    "USE_I18N",
    "USE_THOUSAND_SEPARATOR",
    "USE_TZ",
    "WAGTAILADMIN_PERMITTED_LANGUAGES",
    "WAGTAIL_CONTENT_LANGUAGES",
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# The words of the site, and Wagtail's in ours: its own catalogue has a sixth of them.
LOCALE_PATHS = [SITE_ROOT / "locale", SITE_ROOT / "locale" / "wagtail"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
