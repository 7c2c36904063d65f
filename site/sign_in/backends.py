"""Where every sign-in ends, whichever form it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from sign_in.enums import Way
from sign_in.security_log import account_of, write_failure, write_refusal, write_success
from sign_in.throttle import Try, tidy

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["ThrottledBackend"]


class ThrottledBackend(ModelBackend):
    """Accounts of the database. After too many wrong passwords the next is not even looked at.

    `sign_in.middleware` tells whoever has to wait; what signs in without a request, as tests do, never waits.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if request is None or not username or password is None or "REMOTE_ADDR" not in request.META:
            return super().authenticate(request, username=username, password=password, **kwargs)
        now = timezone.now()
        attempt = Try.of(request, Way.ACCOUNT, username)
        if wait := attempt.begin(now):
            write_refusal(Way.ACCOUNT, account_of(username), wait)
            request.sign_in_wait = wait  # type: ignore[attr-defined]
            raise PermissionDenied
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is None:
            write_failure(Way.ACCOUNT, account_of(username))
            return None
        attempt.succeed()
        write_success(Way.ACCOUNT, f"account:{user.pk}")
        tidy(now)
        return user
