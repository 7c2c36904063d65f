"""Starting a site from the admin, and seeing that its mail arrives."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from background.mail import mail_connection
from starting.forms import StartForm
from starting.organisation import Kind
from starting.panels import runs_the_site
from starting.start import is_started, start_site
from starting.words import SECTIONS

if TYPE_CHECKING:
    # Generic for the type checker only.
    StartFormView = FormView[StartForm]
else:
    StartFormView = FormView

__all__ = ["StartView", "send_test_mail"]

logger = logging.getLogger(__name__)


class StartView(WagtailAdminTemplateMixin, StartFormView):
    """The form of a site that has no home page yet; for superusers, since roles come with the start."""

    template_name = "admin/start_site.html"
    form_class = StartForm
    page_title = gettext_lazy("Start the site")
    header_icon = "site"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        if is_started():
            messages.warning(request, _("The site has been started already."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: StartForm) -> HttpResponse:
        try:
            made = start_site(form.organisation(), SECTIONS[Kind(form.cleaned_data["kind"])])
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, _("The site is there: %(made)s.") % {"made": ", ".join(made)})
        return redirect("wagtailadmin_home")


@require_POST
@user_passes_test(runs_the_site)
def send_test_mail(request: HttpRequest) -> HttpResponse:
    """Send a message to the address of who asks for it, and say what became of it."""
    address = getattr(request.user, "email", "")
    if not address:
        messages.error(request, _("Your account has no address of mail."))
        return redirect("wagtailadmin_home")
    try:
        send_mail(
            _("A message from your site"),
            _("If you can read this, the mail of the site works."),
            settings.DEFAULT_FROM_EMAIL,
            [address],
            connection=mail_connection(),
        )
    except OSError as error:
        logger.warning("The test message could not be sent: %s", error)
        messages.error(request, _("The message could not be sent: %(error)s") % {"error": error})
    else:
        messages.success(request, _("A message was sent to %(address)s.") % {"address": address})
    return redirect("wagtailadmin_home")
