"""Static files (hashed names, compressed) and uploads.

Of the uploads only renditions have an address of their own; originals and attachments leave through views
that check the page they belong to.
"""

from __future__ import annotations

from config.settings.environment import SITE_ROOT, VAR_DIR, env

__all__ = [
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "EXPORTS_ROOT",
    "FILE_UPLOAD_HANDLERS",
    "FILE_UPLOAD_PERMISSIONS",
    "MEDIA_ROOT",
    "MEDIA_URL",
    "PAGE_IMAGES_AT_ONCE",
    "PAGE_IMAGES_ROOT",
    "STATICFILES_DIRS",
    "STATIC_ROOT",
    "STATIC_URL",
    "STORAGES",
    "WHITENOISE_KEEP_ONLY_HASHED_FILES",
]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [SITE_ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# A page with many stream blocks and sixty photographs has more than Django's thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Lists of the whole library as files; they can be made again and need no backup.
EXPORTS_ROOT = VAR_DIR / "exports"
# Pictures of the pages of files; they can be made again and need no backup.
PAGE_IMAGES_ROOT = VAR_DIR / "page_images"
# Pages that this machine draws at the same time.
PAGE_IMAGES_AT_ONCE = env.int("PAGE_IMAGES_AT_ONCE", default=2)
