"""Signing in with a form in hand, and sending that form again."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.admin.forms.auth import LoginForm

from resuming.typed import Typed

__all__ = ["ask_to_sign_in", "csrf_failure", "offer_to_send", "resume"]


def ask_to_sign_in(request: HttpRequest, typed: Typed, form: LoginForm | None = None) -> HttpResponse:
    """The page that asks for name and password and holds the form meanwhile."""
    context = {"form": form or LoginForm(request), "typed": typed}
    return render(request, "resuming/sign_in.html", context, status=200 if form else 401)


def offer_to_send(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The page from which a form is sent again, at a press of its button."""
    return render(request, "resuming/send_again.html", {"typed": typed})


@sensitive_post_parameters("password")
@never_cache
@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Sign in whoever had typed a form, then offer to send it. 400 for what is no form of the admin."""
    try:
        typed = Typed.unpack(request.POST, root=reverse("wagtailadmin_home"))
    except ValueError:
        return HttpResponseBadRequest(_("There is no form to go on with."), content_type="text/plain")
    if not request.user.is_authenticated:
        form = LoginForm(request, data=request.POST)
        if not form.is_valid():
            return ask_to_sign_in(request, typed, form)
        login(request, form.get_user())
    return offer_to_send(request, typed)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A token that another window has made outdated by signing in anew: offer to send the form again.

    Only what our own page sent is offered, told by its `Origin`; everything else is refused as ever.
    """
    is_ours = request.path.startswith(reverse("wagtailadmin_home")) and request.method == "POST"
    if not is_ours or not _is_from_here(request):
        return plain_csrf_failure(request, reason)
    if request.path == reverse("resume"):
        try:
            typed = Typed.unpack(request.POST, root=reverse("wagtailadmin_home"))
        except ValueError:
            return plain_csrf_failure(request, reason)
    else:
        typed = Typed.of(request)
    if request.user.is_authenticated:
        return offer_to_send(request, typed)
    return ask_to_sign_in(request, typed)


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin)[:2] == (request.scheme, request.get_host())
