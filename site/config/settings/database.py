"""Databases and caches.

SQLite is set up for many readers and one writer at a time: a write-ahead log, and transactions that take the
write lock when they begin, so that two of them queue instead of failing half-way.
"""

from __future__ import annotations

from typing import Any

from config.settings.environment import VAR_DIR, env

__all__ = ["CACHES", "DATABASES", "PAGE_CACHE_MB"]

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL; "
    "PRAGMA synchronous = NORMAL; "
    "PRAGMA cache_size = -64000; "
    "PRAGMA mmap_size = 268435456; "
    "PRAGMA temp_store = MEMORY;"
)

database: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
database["CONN_MAX_AGE"] = 600
database["CONN_HEALTH_CHECKS"] = True
if database["ENGINE"] == "django.db.backends.postgresql":
    # It does before a commit what is due by then (`pages.before_commit`), as that of SQLite does.
    database["ENGINE"] = "config.postgresql"
    # A machine that has vanished is noticed within seconds, both when connecting and while it is asked.
    database["OPTIONS"] = {"connect_timeout": 3, "tcp_user_timeout": 10_000} | database.get("OPTIONS", {})
if database["ENGINE"] == "django.db.backends.sqlite3":
    # It also keeps triggers where Django rebuilds a table.
    database["ENGINE"] = "config.sqlite"
    database["CONN_MAX_AGE"] = None
    database.setdefault("OPTIONS", {}).update(
        {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS}
    )
DATABASES = {"default": database}

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Renditions never change under their key; reading one must not cost a query per picture.
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
# Megabytes that a process may keep of pages for readers who are not signed in; 0 keeps none.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=32)

redis_url = env.str("REDIS_URL", default="")
if redis_url:
    for alias, cache in CACHES.items():
        cache.update(
            BACKEND="config.optional_redis.OptionalRedisCache",
            LOCATION=redis_url,
            KEY_PREFIX=alias,
            OPTIONS={},
        )
