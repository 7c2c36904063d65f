"""Accounts of staff: administrators manage them, but only a superuser makes or touches a superuser."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest
from wagtail.users.views.users import CreateView, EditView, UserViewSet

__all__ = ["StaffViewSet"]


class OwnRankMixin:
    """A form of accounts on which nobody raises anyone above themselves."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> BaseForm:
        form: BaseForm = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            # A disabled field keeps its value, whatever is sent.
            form.fields["is_superuser"].disabled = True
        return form


class StaffCreateView(OwnRankMixin, CreateView):
    pass


class StaffEditView(OwnRankMixin, EditView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied


class StaffViewSet(UserViewSet):
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
