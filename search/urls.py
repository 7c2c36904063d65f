from __future__ import annotations

from django.urls import path

from search.results import views

urlpatterns = [
    path("tim-kiem/", views.results, name="search"),
]
