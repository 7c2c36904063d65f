"""What a browser complains of, and whom it asks."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Chromium says it of every answer of 400 and more; those are noted where the answer is.
OF_AN_ANSWER = "Failed to load resource: the server responded with a status of"
# The browser itself gave the request up: the page was left, or the answer turned out to be a download.
GIVEN_UP = "net::ERR_ABORTED"


class Watch:
    """Notes errors, refusals of the content security policy, failed requests and other hosts, from now on.

    The status of a page itself is for the test to judge; that of all it loads has to be below 400.
    """

    def __init__(self, page: Page, own_url: str) -> None:
        self.complaints: list[str] = []
        self._own_host = urlsplit(own_url).netloc
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.on("request", self._see)
        page.on("requestfailed", self._see_failure)
        page.on("response", self._see_answer)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(OF_AN_ANSWER):
            self.complaints.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != self._own_host:
            self.complaints.append(f"third party: {request.url}")

    def _see_failure(self, request: Request) -> None:
        if request.failure != GIVEN_UP:
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _see_answer(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status}: {response.url}")
