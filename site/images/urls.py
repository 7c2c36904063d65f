from __future__ import annotations

from django.urls import path

from images import views

urlpatterns = [path("media/images/<str:name>", views.rendition, name="rendition")]
