from __future__ import annotations

from django.urls import path

from images import views

urlpatterns = [
    path("media/images/<str:key>/<str:name>", views.rendition, name="rendition"),
    # Originals and everything else below: no page may ever answer there.
    path("media/<path:rest>", views.not_found),
]
