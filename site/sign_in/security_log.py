"""What is written to the log `security`: failed and refused sign-ins, changed permissions. Never an address.

An account is named by its id, and only where it exists: what was typed for a name may be a password.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.contrib.auth import get_user_model

from sign_in.enums import Way

__all__ = ["account_of", "write_change", "write_failure", "write_refusal", "write_success"]

logger = logging.getLogger("security")


def write_failure(way: Way, subject: str) -> None:
    logger.warning("Wrong password: way=%s subject=%s", way.value, subject)


def write_refusal(way: Way, subject: str, wait: timedelta) -> None:
    logger.warning(
        "Refused after too many tries: way=%s subject=%s wait=%ds", way.value, subject, wait.total_seconds()
    )


def write_success(way: Way, subject: str) -> None:
    logger.info("Signed in: way=%s subject=%s", way.value, subject)


def write_change(what: str, subject: str, by: str | None) -> None:
    """`by` is the account that changed it; None for a command, which sets dozens of permissions at once."""
    level = logging.DEBUG if by is None else logging.WARNING
    logger.log(level, "Changed: %s subject=%s by=%s", what, subject, by or "a command")


def account_of(name: str) -> str:
    """The account of that name as logs call it: `account:12`, or `unknown`."""
    model = get_user_model()
    found = model._default_manager.filter(**{model.USERNAME_FIELD: name}).values_list("pk", flat=True).first()
    return f"account:{found}" if found is not None else "unknown"
