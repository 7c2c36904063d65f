"""The page that takes a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages

from news.from_word.apart import read_apart
from news.from_word.forms import FromWordForm
from news.from_word.making import make_draft
from news.from_word.permissions import sections_open_to
from pages.admin_views import AdminPageMixin

if TYPE_CHECKING:
    # Generic for the type checker only.
    FromWordFormView = FormView[FromWordForm]
else:
    FromWordFormView = FormView

__all__ = ["SECTION", "FromWordView"]

#: The parameter that chooses a section beforehand.
SECTION = "section"


class FromWordView(AdminPageMixin, FromWordFormView):
    """One form for a file; then the edit view of the draft, with the list of what is doubtful at its head."""

    template_name = "admin/from_word.html"
    form_class = FromWordForm
    page_title = _("Create from a Word file")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sections_open_to(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        given = self.request.GET.get(SECTION, "")
        return {SECTION: int(given)} if given.isascii() and given.isdecimal() and len(given) < 10 else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: FromWordForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            read = read_apart(file)
        except ValidationError as error:
            form.add_error("file", error)
            return self.form_invalid(form)
        page = make_draft(
            read,
            file.name,
            section=form.cleaned_data["section"],
            user=cast(AbstractBaseUser, self.request.user),
            collection=form.collection,
        )
        messages.success(self.request, _("A draft was made of “%(name)s”.") % {"name": file.name})
        return redirect("wagtailadmin_pages:edit", page.pk)
