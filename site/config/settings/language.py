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
    "WAGTAIL_USER_TIME_ZONES",
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# The words of the site, then Wagtail's and Django's in ours: their own catalogues have a part of them.
LOCALE_PATHS = [SITE_ROOT / "locale" / name for name in ("", "wagtail", "django")]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
# Where there is one zone, staff are not asked to choose among six hundred.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
