"""What the site is made of: applications, middleware, templates, entry points."""

from __future__ import annotations

from config.settings.environment import ROOT, env

__all__ = [
    "DEBUG",
    "DEFAULT_AUTO_FIELD",
    "INSTALLED_APPS",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "TEMPLATES",
    "WSGI_APPLICATION",
]

DEBUG = env.bool("DEBUG", default=False)

INSTALLED_APPS = [
    "starting",
    "home",
    "news",
    "documents",
    "search",
    "pages",
    "counters",
    "sign_in",
    "links",
    "extraction",
    "attachments",
    "page_images",
    "images",
    "background",
    "page_cache",
    "resuming",
    "demonstration",
    "config.apps.ConfigConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "config.apps.StaffConfig",
    "wagtail.snippets",
    "config.apps.FilesConfig",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    # Outermost: it sees the final answer (304, 404 …) and counts before the answer leaves.
    "counters.middleware.CountingMiddleware",
    # What it keeps is counted all the same, and carries the headers that those below it set.
    "page_cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.BrowserPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.RefuseNullBytesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "resuming.middleware.ResumeMiddleware",
    "sign_in.middleware.WaitMiddleware",
    "pages.current_request.CurrentRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "home.current_site.RememberedSiteMiddleware",
    "pages.refusals.RefusedChangeMiddleware",
    "documents.lifecycle.confidentiality.ConfidentialDocumentMiddleware",
    "config.middleware.AdminContentSecurityPolicyMiddleware",
    "pages.redirects.ReadableRedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATE_LOADERS = ["django.template.loaders.filesystem.Loader", "config.wording.templates.Loader"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
