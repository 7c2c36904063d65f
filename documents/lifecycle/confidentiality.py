"""What is done when somebody publishes a confidential document (văn bản mật)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from attachments.secrecy import SecretFileError
from documents.models.handling import ConfidentialDocumentError

__all__ = ["ConfidentialDocumentMiddleware"]


class ConfidentialDocumentMiddleware:
    """Tells staff who try it without the edit form (bulk action, approval) why it was refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if not is_admin or not isinstance(exception, ConfidentialDocumentError | SecretFileError):
            return None
        messages.error(request, " ".join(exception.messages))
        if exception.page_id is None:
            return redirect("wagtailadmin_home")
        return redirect("wagtailadmin_pages:edit", exception.page_id)
