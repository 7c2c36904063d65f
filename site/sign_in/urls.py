"""In place of Wagtail's own, under the names and addresses they have there."""

from __future__ import annotations

from django.urls import path

from sign_in import views

urlpatterns = [
    path(
        "quan-tri/password_reset/",
        views.ThrottledPasswordResetView.as_view(),
        name="wagtailadmin_password_reset",
    ),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        views.page_password,
        name="wagtailcore_authenticate_with_password",
    ),
]
