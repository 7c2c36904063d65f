"""The words of the admin's scripts, in our wording."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

__all__ = ["admin_script_words"]


class AdminCatalog(JavaScriptCatalog):
    """Wagtail's catalogue, and over it the site's own: Django looks for those of packages only."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


def admin_script_words(request: HttpRequest) -> HttpResponseBase:
    """The catalogue in the language that the member of staff has chosen."""
    response: HttpResponseBase = get_localized_response(AdminCatalog.as_view(), request)
    return response
