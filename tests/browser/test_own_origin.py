"""A reader's browser asks this site and nobody else, and finds nothing to complain of."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site_process import SiteProcess


@pytest.mark.parametrize("path", ["/", "/tim-kiem/", "/van-ban/", "/quan-tri/login/"])
def test_a_page_asks_nobody_else(page: Page, site: SiteProcess, path: str) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    response = page.goto(path, wait_until="networkidle")

    assert response is not None
    assert response.status == 200
    assert complaints == []
    assert set(asked) <= {urlsplit(site.url).netloc, ""}
