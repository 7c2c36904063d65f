from __future__ import annotations

from django.urls import URLPattern, path

from counters import views

app_name = "counters"

urlpatterns: list[URLPattern] = [
    path("api/counters/<int:page_id>/", views.page_counts, name="page_counts"),
    path("thong-ke/", views.statistics, name="statistics"),
]
