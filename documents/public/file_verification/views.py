"""“Is my copy current?” (Bản của tôi có còn mới?): answers for a digest; no file is sent here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from documents.models import LibraryPage
from documents.public.file_verification.answers import CopyAnswer, answer_for, is_digest
from documents.validity.verdicts import Verdict, verdicts
from pages.mounting import mount

__all__ = ["CHECK_PATH", "check_copy"]

CHECK_PATH = "ban-con-moi/"


@mount(LibraryPage, CHECK_PATH)
def check_copy(page: LibraryPage, request: HttpRequest) -> HttpResponse:
    """Context: `digest` as it was given, `is_wrong` for what is none, `answer` (`CopyAnswer`) or None.

    `verdict` says whether the document of the answer holds today.
    """
    given = "".join(request.GET.get("ma", "").split())[:100]
    digest = given.lower()
    answer = answer_for(digest) if is_digest(digest) else None
    response: HttpResponse = page.render(
        request,
        template="pages/documents/check_copy.html",
        context_overrides={
            "digest": given,
            "is_wrong": bool(given) and answer is None,
            "answer": answer,
            "verdict": _verdict(answer),
        },
    )
    return response


def _verdict(answer: CopyAnswer | None) -> Verdict | None:
    document = answer.document if answer else None
    return verdicts([document], timezone.localdate())[document.pk] if document else None
