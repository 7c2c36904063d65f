from __future__ import annotations

from django.urls import path

from search.results import suggest_views, views

urlpatterns = [
    path("tim-kiem/", views.results, name="search"),
    path("api/search/", views.api, name="search_api"),
    path("api/suggest/", suggest_views.suggestions, name="suggest_api"),
]
