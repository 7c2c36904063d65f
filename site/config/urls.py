"""Every address of the site. Wagtail's pages come last: they answer whatever is left."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from config.script_words import admin_script_words
from resuming.views import resume

# Raised while the database is away, it is no fault of the site.
handler500 = "config.error_views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("quan-tri/tiep-tuc/", resume, name="resume"),
    path("", include("sign_in.urls")),
    path("quan-tri/jsi18n/", admin_script_words),
    path("quan-tri/", include(admin_urls)),
    path("", include("attachments.urls")),
    path("", include("images.urls")),
    path("api/", include("config.api")),
    path("", include("counters.urls")),
    path("", include("search.urls")),
    path("", include("pages.urls")),
    path("", include("documents.public.urls")),
    path("", include("news.urls")),
    path("", include(wagtail_urls)),
]
