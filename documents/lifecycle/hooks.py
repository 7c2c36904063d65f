"""Where staff find the actions of `documents.lifecycle.actions`, and how the history of a page words them."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser, User
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from documents.enums import EventKind
from documents.lifecycle.actions import note_correction
from documents.lifecycle.document_form import CORRECTION_LENGTH
from documents.lifecycle.views import ACTIONS
from documents.models import LegalDocumentPage

__all__ = ["register_keeping"]

# Below Wagtail's own actions of a page.
FIRST_PRIORITY = 80


def register_keeping() -> None:
    """Called once, when Wagtail collects its hooks."""
    hooks.register("register_admin_urls", action_urls)
    hooks.register("register_page_header_buttons", action_buttons)
    hooks.register("after_publish_page", tell_correction)
    hooks.register("register_log_actions", register_log_actions)


def action_urls() -> list[URLPattern]:
    return [
        path(f"van-ban/<int:page_id>/{view.action}/", view.as_view(), name=f"document_{view.action}")
        for view in ACTIONS
    ]


def action_buttons(page: Page, user: AbstractBaseUser, **_kwargs: object) -> Iterator[Button]:
    document = page.specific
    if not isinstance(document, LegalDocumentPage):
        return
    for priority, view in enumerate(ACTIONS, FIRST_PRIORITY):
        if view.is_offered(user, document):
            yield Button(
                view.page_title,
                reverse(f"document_{view.action}", args=[document.pk]),
                icon_name=view.header_icon,
                priority=priority,
            )


def tell_correction(request: HttpRequest, page: Page) -> None:
    note = request.POST.get("correction_note", "").strip()[:CORRECTION_LENGTH]
    if note and isinstance(page, LegalDocumentPage) and isinstance(request.user, User):
        note_correction(page, user=request.user, note=note)


def register_log_actions(actions: LogActionRegistry) -> None:
    for kind in EventKind:
        actions.register_action(f"documents.{kind}")(_formatter(kind))


def _formatter(kind: EventKind) -> type[LogFormatter]:
    class KeepingFormatter(LogFormatter):
        label = kind.label
        message = kind.label

        def format_comment(self, log_entry: ModelLogEntry) -> str:
            """Who reads the history reads the reason."""
            reason: str = log_entry.data.get("reason", "")
            return reason

    return KeepingFormatter
