"""What the newsroom adds to the admin."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from news.admin_views import AddPhotosView, may_add_photos
from news.from_word.buttons import register_buttons
from news.from_word.views import FromWordView
from news.listings import ArticleListing, GalleryListing, SectionListing
from news.models import GalleryPage, SectionPage
from news.viewsets import OrganisationViewSet, PersonViewSet
from pages.viewsets import TagViewSet


class NewsroomGroup(SnippetViewSetGroup):
    menu_label = _("News")
    menu_name = "newsroom"
    menu_icon = "doc-full"
    menu_order = 110
    items = (ArticleListing, GalleryListing, SectionListing, TagViewSet, PersonViewSet, OrganisationViewSet)


register_snippet(NewsroomGroup)


@hooks.register("register_admin_urls")
def register_add_photos() -> list[URLPattern]:
    return [path("anh/<int:page_id>/them-anh/", AddPhotosView.as_view(), name="add_photos")]


@hooks.register("register_admin_urls")
def register_from_word() -> list[URLPattern]:
    return [path("tin-bai/tu-tep-word/", FromWordView.as_view(), name="from_word")]


register_buttons()


@hooks.register("register_page_header_buttons")
def add_photos_button(page: Page, user: AbstractBaseUser, **_kwargs: object) -> Iterator[Button]:
    gallery = page.specific
    if isinstance(gallery, GalleryPage) and may_add_photos(user, gallery):
        yield Button(
            _("Add many photos"),
            reverse("add_photos", args=[gallery.pk]),
            icon_name="image",
            priority=12,
        )


@hooks.register("before_create_page")
def refuse_sections_of_writers(
    request: HttpRequest, parent_page: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Writers fill sections; making new ones is for those who may publish there."""
    may_publish = parent_page.permissions_for_user(request.user).can_publish()
    if may_publish or not issubclass(page_class, SectionPage):
        return None
    messages.error(request, _("Only editors and administrators create sections."))
    return redirect("wagtailadmin_explore", parent_page.pk)
