"""Addresses that answer in every way a counted page or file can, without any page type."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import include, path

from counters.enums import Countable
from counters.marks import mark_download, mark_view

FILE_ID = 7


def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page in full, or with `?status=` whatever became of it."""
    response = HttpResponse("<p>Trang</p>", status=int(request.GET.get("status", 200)))
    mark_view(response, page_id)
    return response


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Danh sách</p>", content_type=request.GET.get("type", "text/html; charset=utf-8"))


def file(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """A file, or with `?start=` the rest of it from there."""
    if "start" in request.GET:
        start = int(request.GET["start"])
        response: HttpResponseBase = StreamingHttpResponse([b"x"], status=206, content_type="application/pdf")
        response["Content-Range"] = f"bytes {start}-99/100"
    else:
        response = HttpResponse(b"x", content_type="application/pdf")
    response.status_code = int(request.GET.get("status", response.status_code))
    mark_download(response, page_id, Countable.FILE, FILE_ID)
    return response


urlpatterns = [
    path("trang/<int:page_id>/", page),
    path("tep/<int:page_id>/", file),
    path("danh-sach/", plain),
    path("", include("config.urls")),
]
