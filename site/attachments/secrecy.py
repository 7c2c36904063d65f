"""Files that bear a mark of secrecy because of what holds them.

What holds files says here which of them are marked, and for whom; a marked file is hidden from whoever may
not see what holds it, and is never public. Who may not see a file is told that there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from attachments.models import Attachment

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    User = AbstractBaseUser | AnonymousUser

__all__ = ["FILE_REFUSED", "SecretFileError", "hidden_from", "is_hidden_from", "mark_files", "marked_among"]

#: Given a reader (None: the public) and the id of a page that does not count, the ids of files hidden by it.
Rule = Callable[["User | None", int | None], Iterable[QuerySet[Attachment, int]]]

FILE_REFUSED = _(
    "“%(file)s” belongs to a document with a mark of confidentiality. No page that refers to it can be"
    " published: take it out first."
)

_rules: list[Rule] = []


class SecretFileError(ValidationError):
    """A page that refers to a marked file was about to be published; `page_id` is None for a new one."""

    def __init__(self, errors: dict[str, list[str]], page_id: int | None = None) -> None:
        super().__init__(errors)
        self.page_id = page_id


def mark_files(rule: Rule) -> Rule:
    """Register a rule; used as a decorator when an app is ready."""
    _rules.append(rule)
    return rule


def hidden_from(user: User | None, prefix: str = "", besides: int | None = None) -> Q:
    """A condition for a query of files, or of what has one under `prefix` ("attachment__").

    None is the public. What the page `besides` holds does not count.
    """
    condition = Q(pk__in=())
    for rule in _rules:
        for ids in rule(user, besides):
            condition |= Q(**{f"{prefix}pk__in": ids})
    return condition


def is_hidden_from(user: User | None, attachment: Attachment) -> bool:
    return Attachment.objects.filter(hidden_from(user), pk=attachment.pk).exists()


def marked_among(ids: Iterable[int], besides: int | None = None) -> dict[int, str]:
    """The titles of those files that must not be published, by their ids. One query; none without files.

    The same content is marked too, though it was uploaded once more.
    """
    asked = list(ids)
    if not asked:
        return {}
    marked = Attachment.objects.filter(hidden_from(None, besides=besides))
    same = Q(pk__in=marked.values("pk")) | Q(sha256__in=marked.exclude(sha256="").values("sha256"))
    found = Attachment.objects.filter(same, pk__in=asked)
    return dict(found.order_by("pk").values_list("pk", "title"))
