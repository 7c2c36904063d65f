"""Doing what was planned: new documents and changes, as drafts unless they are to be published."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from documents.acquisition.field_values import Words
from documents.acquisition.spreadsheets.planning import Outcome, Plan, PlannedRow
from documents.models import LegalDocumentPage, LibraryPage

__all__ = ["take_in"]


def take_in(
    plan: Plan, library: LibraryPage, user: User | AnonymousUser, words: Words, *, publish: bool
) -> Plan:
    """Write every row that creates or updates; what fails meanwhile is an error of that row alone."""
    done = []
    for planned in plan.rows:
        if planned.outcome in {Outcome.CREATE, Outcome.UPDATE}:
            try:
                with transaction.atomic():
                    page = _write(planned, library, user, words, publish=publish)
                done.append(replace(planned, page=page))
            except (DatabaseError, PermissionDenied, ValidationError) as error:
                # What the vocabularies remember may have been undone.
                words = Words()
                messages = error.messages if isinstance(error, ValidationError) else []
                problem = " ".join(messages) or _("It could not be written. Nothing of this row was kept.")
                done.append(replace(planned, outcome=Outcome.ERROR, problem=problem, page=None))
        else:
            done.append(planned)
    return Plan(done)


def _write(
    planned: PlannedRow, library: LibraryPage, user: User | AnonymousUser, words: Words, *, publish: bool
) -> LegalDocumentPage:
    page, entry = planned.page, planned.entry
    if page is None or entry is None:
        raise ValidationError(_("There is nothing to write."))
    words.fill(page, entry)
    if planned.outcome is Outcome.CREATE:
        page.owner = user
        library.add_child(instance=page)
    words.fill_fields(page, entry)
    revision = page.save_revision(user=user, log_action=True, changed=True)
    if publish and page.permissions_for_user(user).can_publish():
        revision.publish(user=user)
    return page
