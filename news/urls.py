from __future__ import annotations

from django.urls import path

from news.views.tags import tagged

urlpatterns = [path("the/<slug:slug>/", tagged, name="tag")]
