from __future__ import annotations

from enum import Enum

__all__ = ["Way"]


class Way(Enum):
    """What a password, or a request for one, is given for."""

    ACCOUNT = "account"
    PAGE = "page"
    RESET = "reset"
