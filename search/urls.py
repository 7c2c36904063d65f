from __future__ import annotations

from django.urls import path

from search import views

urlpatterns = [
    path("tim-kiem/", views.results, name="search"),
    path("api/search/", views.api, name="search_api"),
]
