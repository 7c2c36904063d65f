"""What staff do about the texts of files."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from attachments.models import Attachment
from extraction.queueing import ask_again, queue

__all__ = ["read_again"]


@require_POST
def read_again(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Have a file read once more; for those who may change it."""
    attachment = get_object_or_404(Attachment, pk=attachment_id)
    policy = policy_registry.get_by_type(Attachment)
    if not policy.user_has_permission_for_instance(request.user, "change", attachment):
        raise PermissionDenied
    ask_again([queue(attachment)])
    messages.success(request, _("The file will be read again in a moment."))
    return redirect("wagtaildocs:edit", attachment_id)
