"""Under whom a server runs that refuses to serve root."""

from __future__ import annotations

import os
import pwd
from collections.abc import Sequence
from typing import TypedDict

from tests.services.service import ServiceUnavailableError


class Identity(TypedDict, total=False):
    """The account a process runs under, as `subprocess` takes it."""

    user: int
    group: int
    extra_groups: list[int]


def unprivileged(names: Sequence[str]) -> Identity:
    """The first of these accounts that exists; empty where we are not root and need none.

    Raises `ServiceUnavailableError` where none exists.
    """
    if os.geteuid() != 0:
        return {}
    known = {account.pw_name: account for account in pwd.getpwall()}
    account = next((known[name] for name in names if name in known), None)
    if account is None:
        raise ServiceUnavailableError(f"it cannot run as root, and there is no user {' or '.join(names)}")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
