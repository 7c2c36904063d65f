"""The settings of a test run: the site's own, with a state folder that is thrown away and quick passwords."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Kept where it is named: with `--reuse-db` the next run finds its database migrated.
STATE = Path(os.environ.get("TEST_STATE_DIR") or tempfile.mkdtemp(prefix="congdoan-tests-"))
if "TEST_STATE_DIR" not in os.environ:
    atexit.register(shutil.rmtree, STATE, ignore_errors=True)

# What a developer has set for a site of their own must not change what the tests see.
for name in (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "DEBUG",
    "ELASTICSEARCH_URL",
    "HTTPS_ONLY",
    "MEDIA_ROOT",
    "REDIS_URL",
):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "only-for-tests-" + "0123456789abcdef" * 3
os.environ["VAR_DIR"] = str(STATE)

from config.settings import *
from config.settings import DATABASES, INSTALLED_APPS, STATIC_ROOT, STORAGES

# A file, as in production: a database in memory locks tables in another way when several threads write.
if DATABASES["default"]["ENGINE"] == "config.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": str(STATE / "test.sqlite3")}

# A page type as somebody would add it who has read no more than the page for contributors.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample_app"]

# Pages are made anew for each request; what keeping them changes has tests of its own.
PAGE_CACHE_MB = 0

# Pages show the numbers of the moment, whatever another test has left behind.
COUNTERS_STATISTICS_SECONDS = 0
COUNTERS_NUMBERS_SECONDS = 0
COUNTERS_SALT_SECONDS = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Hashed names need files that were collected; the tests of the real site collect them.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
