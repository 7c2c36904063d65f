"""Wagtail: names, own models, uploads, workflow."""

from __future__ import annotations

from config.settings.environment import env

__all__ = [
    "DEFAULT_FROM_EMAIL",
    "EMAIL_BACKEND",
    "EMAIL_HOST",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_HOST_USER",
    "EMAIL_PORT",
    "EMAIL_USE_SSL",
    "EMAIL_USE_TLS",
    "MAIL_DELIVERY_BACKEND",
    "TAGGIT_CASE_INSENSITIVE",
    "WAGTAILADMIN_BASE_URL",
    "WAGTAILADMIN_RICH_TEXT_EDITORS",
    "WAGTAILDOCS_DOCUMENT_FORM_BASE",
    "WAGTAILDOCS_DOCUMENT_MODEL",
    "WAGTAILDOCS_EXTENSIONS",
    "WAGTAILDOCS_MAX_UPLOAD_SIZE",
    "WAGTAILDOCS_SERVE_METHOD",
    "WAGTAILIMAGES_EXTENSIONS",
    "WAGTAILIMAGES_IMAGE_FORM_BASE",
    "WAGTAILIMAGES_IMAGE_MODEL",
    "WAGTAILIMAGES_MAX_IMAGE_PIXELS",
    "WAGTAILIMAGES_MAX_UPLOAD_SIZE",
    "WAGTAIL_ALLOW_UNICODE_SLUGS",
    "WAGTAIL_DATETIME_FORMAT",
    "WAGTAIL_DATE_FORMAT",
    "WAGTAIL_ENABLE_UPDATE_CHECK",
    "WAGTAIL_ENABLE_WHATS_NEW_BANNER",
    "WAGTAIL_GRAVATAR_PROVIDER_URL",
    "WAGTAIL_SITE_NAME",
    "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT",
]

# Mail about reviews; without a server named here it is written nowhere and nothing waits for it.
mail = env.email_url("EMAIL_URL", default="dummymail://")
MAIL_DELIVERY_BACKEND = mail["EMAIL_BACKEND"]
# A server is asked by the worker. What only writes mail down does so at once.
EMAIL_BACKEND = "background.mail.EmailBackend" if ".smtp." in MAIL_DELIVERY_BACKEND else MAIL_DELIVERY_BACKEND
EMAIL_HOST = mail["EMAIL_HOST"] or "localhost"
EMAIL_PORT = mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER = mail["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = mail.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="Trang tin Công đoàn")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

WAGTAILIMAGES_IMAGE_MODEL = "images.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "images.forms.SiteImageForm"
# What may be chosen; the content decides what it is (`images.intake`), and HEIC is stored as JPEG.
WAGTAILIMAGES_EXTENSIONS = [
    "avif",
    "gif",
    "heic",
    "heif",
    "jfif",
    "jpe",
    "jpeg",
    "jpg",
    "png",
    "webp",
]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 120_000_000

WAGTAILDOCS_DOCUMENT_FORM_BASE = "attachments.forms.AttachmentForm"
WAGTAILDOCS_DOCUMENT_MODEL = "attachments.Attachment"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "doc",
    "docx",
    "odp",
    "ods",
    "odt",
    "pdf",
    # Pages as scanners give them; a photograph (.jpg) would give away where it was taken.
    "png",
    "pptx",
    "ppt",
    "rtf",
    "tif",
    "tiff",
    "txt",
    "xls",
    "xlsx",
    "zip",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr", "superscript", "subscript"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": RICH_TEXT_FEATURES},
    },
}

TAGGIT_CASE_INSENSITIVE = True
