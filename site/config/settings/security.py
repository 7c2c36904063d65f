"""What protects readers and staff: hosts, cookies, transport, content security policy."""

from __future__ import annotations

from csp.constants import NONE, SELF

from config.settings.environment import env

__all__ = [
    "ADMIN_CONTENT_SECURITY_POLICY",
    "ALLOWED_HOSTS",
    "AUTHENTICATION_BACKENDS",
    "AUTH_PASSWORD_VALIDATORS",
    "CONTENT_SECURITY_POLICY",
    "CROSS_ORIGIN_RESOURCE_POLICY",
    "CSRF_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SECURE",
    "CSRF_FAILURE_VIEW",
    "CSRF_TRUSTED_ORIGINS",
    "LOGIN_REDIRECT_URL",
    "PERMISSIONS_POLICY",
    "SECRET_KEY",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_REFERRER_POLICY",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SECURE",
    "SILENCED_SYSTEM_CHECKS",
    "TRUSTED_PROXIES",
    "WAGTAILADMIN_USER_PASSWORD_RESET_FORM",
    "WAGTAIL_FRONTEND_LOGIN_TEMPLATE",
    "WAGTAIL_PASSWORD_REQUIRED_TEMPLATE",
    "X_FRAME_OPTIONS",
]

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# True once the site is reached by https only: cookies, redirect and HSTS follow.
https = env.bool("HTTPS_ONLY", default=False)
SECURE_SSL_REDIRECT = https
SESSION_COOKIE_SECURE = https
CSRF_COOKIE_SECURE = https
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if https else 0
# A promise for every name below this one, and one that browsers keep for years: only who owns them all can
# make it. Preloading asks for the first.
SECURE_HSTS_INCLUDE_SUBDOMAINS = https and env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS and env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
# Addresses whose X-Forwarded-For is believed when a reader is told from another.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "resuming.views.csrf_failure"
# Wagtail's previews, which its editor shows in a frame, say for themselves that they may be.
X_FRAME_OPTIONS = "DENY"
# Sites below the same name, as the unions of a province have, may show each other's pictures; others not.
CROSS_ORIGIN_RESOURCE_POLICY = "same-site"
# What no page of the site asks a browser for, nor a frame in it.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF, "https://www.youtube-nocookie.com"],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}
# The admin of Wagtail carries inline scripts and styles of its own.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "connect-src": [SELF],
    "font-src": [SELF, "data:"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
}

AUTHENTICATION_BACKENDS = ["sign_in.backends.ThrottledBackend"]
LOGIN_REDIRECT_URL = "/"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "sign_in.forms.QuietPasswordResetForm"  # noqa: S105 (a class)
WAGTAIL_FRONTEND_LOGIN_TEMPLATE = "pages/sign_in/sign_in.html"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "pages/sign_in/page_password.html"  # noqa: S105 (a path)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
