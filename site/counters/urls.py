from __future__ import annotations

from django.urls import URLPattern, path

from counters import views

app_name = "counters"

urlpatterns: list[URLPattern] = [
    path("thong-ke/", views.statistics, name="statistics"),
]
