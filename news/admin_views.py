"""The newsroom's own pages in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from news.adding_photos import AddedPhotos, add_photos
from news.admin_forms import AddPhotosForm
from news.models import GalleryPage

if TYPE_CHECKING:
    # Generic for the type checker only.
    PhotosFormView = FormView[AddPhotosForm]
else:
    PhotosFormView = FormView

__all__ = ["AddPhotosView", "may_add_photos"]


def may_add_photos(user: Any, gallery: GalleryPage) -> bool:
    """Whether this member of staff may edit the gallery now and upload pictures at all."""
    permissions = gallery.permissions_for_user(user)
    policy = policy_registry.get_by_type(get_image_model())
    return bool(
        permissions.can_edit() and not permissions.page_locked() and policy.user_has_permission(user, "add")
    )


class AddPhotosView(WagtailAdminTemplateMixin, PhotosFormView):
    """One form for many files; then the edit view, where each photo gets its own caption."""

    template_name = "admin/add_photos.html"
    form_class = AddPhotosForm
    page_title = _("Add many photos")
    header_icon = "image"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_add_photos(request.user, self.gallery):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def gallery(self) -> GalleryPage:
        gallery: GalleryPage = get_object_or_404(GalleryPage, pk=self.kwargs["page_id"])
        return gallery

    @cached_property
    def may_publish(self) -> bool:
        """Not where a draft waits: its other changes would come out with the photos."""
        permissions = self.gallery.permissions_for_user(self.request.user)
        return bool(
            self.gallery.live and not self.gallery.has_unpublished_changes and permissions.can_publish()
        )

    def get_page_subtitle(self) -> str:
        title: str = self.gallery.get_admin_display_title()
        return title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.gallery.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("gallery_listing:index"), "label": _("Photo galleries")},
            {"url": edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict[str, Any]:
        return {"publish": self.may_publish}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user, "may_publish": self.may_publish}

    def form_valid(self, form: AddPhotosForm) -> HttpResponse:
        given = form.cleaned_data
        added = add_photos(
            self.gallery,
            given["photos"],
            user=cast(AbstractBaseUser, self.request.user),
            collection=given["collection"],
            caption=given["caption"],
            credit=given["credit"],
            publish=given.get("publish", False),
        )
        self._report(added)
        if not added.images:
            return redirect(self.request.path)
        return redirect("wagtailadmin_pages:edit", self.gallery.pk)

    def _report(self, added: AddedPhotos) -> None:
        if number := len(added.images):
            message = ngettext("%(number)d photo was added.", "%(number)d photos were added.", number)
            messages.success(self.request, message % {"number": number})
        if number := len(added.refused):
            message = ngettext("%(number)d file was refused:", "%(number)d files were refused:", number)
            rows = format_html_join(
                "", "<li>{} – {}</li>", ((file.name, file.reason) for file in added.refused)
            )
            messages.warning(self.request, format_html("{} <ul>{}</ul>", message % {"number": number}, rows))
