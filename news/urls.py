from __future__ import annotations

from django.urls import path

from news import views

urlpatterns = [path("the/<slug:slug>/", views.tagged, name="tag")]
