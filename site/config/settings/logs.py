"""Logging: one line a record to standard error; no address of a reader is written."""

from __future__ import annotations

from config.settings.environment import env

__all__ = ["LOGGING"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "outages": {"()": "config.log_filters.OutagesInOneLine"},
        "refusals": {"()": "config.log_filters.WithoutTraceback"},
        "waiting": {"()": "config.log_filters.WaitingInOneLine"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outages", "waiting"]},
        "refusals": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]},
    },
    "loggers": {
        # A wrong Host header, too many fields of a form: one line each.
        "django.security": {"handlers": ["refusals"], "propagate": False},
        # Who signs in and may do what is worth a line at every level of the rest.
        "security": {"level": "INFO"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
