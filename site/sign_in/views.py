"""Passwords of restricted pages, and requests for a new password of one's account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from wagtail.admin.views.account import PasswordResetView
from wagtail.views import authenticate_with_password

from sign_in.answers import too_many_tries
from sign_in.enums import Way
from sign_in.security_log import write_failure, write_refusal, write_success
from sign_in.throttle import Try

__all__ = ["ThrottledPasswordResetView", "page_password"]


def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponseBase:
    """Wagtail's own view, after too many wrong passwords only later."""
    if request.method != "POST":
        return _ask(request, page_view_restriction_id, page_id)
    subject = f"restriction:{page_view_restriction_id}"
    attempt = Try.of(request, Way.PAGE, str(page_view_restriction_id))
    if wait := attempt.begin(timezone.now()):
        write_refusal(Way.PAGE, subject, wait)
        return too_many_tries(request, wait)
    response = _ask(request, page_view_restriction_id, page_id)
    # It leads back to the page only where the password was right.
    if response.status_code == 302:
        attempt.succeed()
        write_success(Way.PAGE, subject)
    else:
        write_failure(Way.PAGE, subject)
    return response


def _ask(request: HttpRequest, restriction_id: int, page_id: int) -> HttpResponseBase:
    response: HttpResponseBase = authenticate_with_password(request, restriction_id, page_id)
    return response


class ThrottledPasswordResetView(PasswordResetView):
    """Each request counts, answered or not: mail to an address is not sent a hundred times."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        attempt = Try.of(request, Way.RESET, request.POST.get("email", ""))
        if wait := attempt.begin(timezone.now()):
            write_refusal(Way.RESET, "unknown", wait)
            return too_many_tries(request, wait)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response
