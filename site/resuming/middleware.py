"""A form of the admin from somebody who is not signed in any more."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from resuming.typed import Typed
from resuming.views import ask_to_sign_in

__all__ = ["ResumeMiddleware"]

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# The one code of Wagtail's own after which its form shows our words and goes on trying to save.
STILL_TRYING = "locked"


class ResumeMiddleware:
    """Keep what was typed when the session had ended, instead of leading to an empty sign-in form.

    A form that saves by itself is told so in words; one that was sent is kept in the page that asks for
    name and password, and is sent again after it. Comes after the middleware that knows the user.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.admin_root = reverse("wagtailadmin_home")
        signing_in = ("wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset", "resume")
        self.open_to_all = tuple(reverse(name) for name in signing_in)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        if not self._is_form_of_the_admin(request) or request.user.is_authenticated:
            return None
        if "application/json" in request.headers.get("Accept", ""):
            words = _("Your session has ended. Press save to sign in again: what you typed is kept.")
            return JsonResponse(
                {"success": False, "error_code": STILL_TRYING, "error_message": words}, status=400
            )
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return None
        return ask_to_sign_in(request, Typed.of(request))

    def _is_form_of_the_admin(self, request: HttpRequest) -> bool:
        return (
            request.method == "POST"
            and request.path.startswith(self.admin_root)
            and not request.path.startswith(self.open_to_all)
        )
