"""`GET /api/files/<sha256>/`: whether a copy of a file is still the one the library offers."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.public.file_verification.answers import CopyAnswer, answer_for, is_digest

__all__ = ["file_status"]


@require_safe
def file_status(request: HttpRequest, sha256: str) -> JsonResponse:
    """Answer `status`, `document` and `current`; 400 with `error` for what is no digest.

    Open to programs of every origin: nothing here depends on who asks.
    """
    digest = sha256.lower()
    if is_digest(digest):
        response = JsonResponse(_described(request, answer_for(digest)))
    else:
        response = JsonResponse(
            {"error": _("A SHA-256 digest has 64 hexadecimal digits.")},
            status=400,
            json_dumps_params={"ensure_ascii": False},
        )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _described(request: HttpRequest, answer: CopyAnswer) -> dict[str, object]:
    document, current = answer.document, answer.current
    url = document.get_full_url(request) if document else None
    return {
        "status": answer.status.value,
        "document": document
        and {"id": document.pk, "number": document.number, "title": document.title, "url": url},
        "current": current
        and {"sha256": current.attachment.sha256, "url": f"{url}tep/{current.pk}/", "title": str(current)},
    }
