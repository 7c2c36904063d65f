"""Pages of the admin on which staff withdraw, reinstate, remove and correct a published document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.lifecycle import actions as keeping
from documents.lifecycle.forms import ReasonForm, RemovalForm, ReplacementForm
from documents.models import LegalDocumentPage

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    # Generic for the type checker only.
    ReasonFormView = FormView[ReasonForm]
else:
    ReasonFormView = FormView

__all__ = ["ACTIONS", "KeepingView", "ReinstateView", "RemoveView", "ReplaceFileView", "WithdrawView"]


class KeepingView(WagtailAdminTemplateMixin, ReasonFormView):
    """One action on one document: says what will happen, asks for the reason, does it and says so."""

    template_name = "admin/document_action.html"
    form_class: type[ReasonForm] = ReasonForm
    action: ClassVar[str]
    explanation: ClassVar[_StrPromise]
    done: ClassVar[_StrPromise]

    @classmethod
    def is_offered(cls, user: Any, document: LegalDocumentPage) -> bool:
        """Whether this member of staff may do this to the document as it is now."""
        permissions = document.permissions_for_user(user)
        return bool(permissions.can_publish() and not permissions.page_locked() and cls.is_possible(document))

    @classmethod
    def is_possible(cls, document: LegalDocumentPage) -> bool:
        return bool(document.live)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_offered(request.user, self.document):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def document(self) -> LegalDocumentPage:
        document: LegalDocumentPage = get_object_or_404(LegalDocumentPage, pk=self.kwargs["page_id"])
        return document

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.document.pk])

    def get_page_subtitle(self) -> str:
        title: str = self.document.get_admin_display_title()
        return title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"document": self.document}

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        try:
            with transaction.atomic():
                self.act(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.edit_url)

    def act(self, given: dict[str, Any]) -> None:
        raise NotImplementedError


class WithdrawView(KeepingView):
    page_title = _("Withdraw")
    header_icon = "warning"
    action = "withdraw"
    explanation = _(
        "The page and its files stay readable under a banner with your reason. Lists of what is in force"
        " leave the document out; all others mark it."
    )
    done = _("The document was withdrawn.")

    @classmethod
    def is_possible(cls, document: LegalDocumentPage) -> bool:
        return bool(document.live and not document.is_withdrawn)

    def act(self, given: dict[str, Any]) -> None:
        keeping.withdraw(self.document, user=self.user, reason=given["reason"])


class ReinstateView(KeepingView):
    page_title = _("Undo the withdrawal")
    header_icon = "undo"
    action = "reinstate"
    explanation = _("The banner goes; that the document was withdrawn for a while stays in its changes.")
    done = _("The document is no longer withdrawn.")

    @classmethod
    def is_possible(cls, document: LegalDocumentPage) -> bool:
        return document.is_withdrawn

    def act(self, given: dict[str, Any]) -> None:
        keeping.reinstate(self.document, user=self.user, reason=given["reason"])


class RemoveView(KeepingView):
    form_class = RemovalForm
    page_title = _("Take down")
    header_icon = "bin"
    action = "remove"
    explanation = _(
        "For what must not be public. Page, files and former files answer nobody any more; the entry stays"
        " here as a draft. What is only outdated is better withdrawn."
    )
    done = _("The document was taken down.")

    @classmethod
    def is_offered(cls, user: Any, document: LegalDocumentPage) -> bool:
        return super().is_offered(user, document) and bool(
            document.permissions_for_user(user).can_unpublish()
        )

    def act(self, given: dict[str, Any]) -> None:
        keeping.remove(
            self.document,
            user=self.user,
            reason=given["reason"],
            note=given["note"],
            target=given["target"],
        )


class ReplaceFileView(KeepingView):
    form_class = ReplacementForm
    page_title = _("Replace a file")
    header_icon = "doc-full"
    action = "replace_file"
    explanation = _(
        "The corrected file takes the address and the counters of the former one; who has a copy of that can"
        " find out that it was superseded, and why."
    )
    done = _("The file was replaced.")

    @classmethod
    def is_possible(cls, document: LegalDocumentPage) -> bool:
        return bool(document.live and document.files.exists())

    def act(self, given: dict[str, Any]) -> None:
        attachment = given["attachment"]
        attachment.uploaded_by_user = self.user
        attachment._set_document_file_metadata()
        attachment.save()
        keeping.replace_file(given["file"], attachment, user=self.user, reason=given["reason"])


ACTIONS: tuple[type[KeepingView], ...] = (ReplaceFileView, WithdrawView, ReinstateView, RemoveView)
