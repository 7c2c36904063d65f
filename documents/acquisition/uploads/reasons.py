"""How far a draft made of dropped files has come, and why a librarian should look at a field again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["IntakeReason", "IntakeState"]


class IntakeState(models.TextChoices):
    REFUSED = "refused", _("File refused")
    WAITING = "waiting", _("Its text is being read")
    READ = "read", _("To be checked")
    UNREADABLE = "unreadable", _("No text could be read")
    CONFIRMED = "confirmed", _("Checked")


class IntakeReason(models.TextChoices):
    """Values of `documents.parsing.Doubt` and `NoticeKind`, and what only the library can tell."""

    MISSING = "missing", _("not found in the text")
    INCOMPLETE = "incomplete", _("incomplete in the text")
    REPAIRED = "repaired", _("characters of the scan were put right")
    GUESSED = "guessed", _("inferred, not printed in its usual place")
    DISAGREES = "disagrees", _("parts of the document disagree")
    SPELLING = "spelling", _("printed in capitals or without marks: check the spelling")
    CUT = "cut", _("where it ends is not certain")
    UNCLEAR = "unclear", _("read from a scan: compare it with the page")
    NOT_READ = "not_read", _("not read: the scan is not clear enough here, type what stands on the page")
    SECRET = "secret", _("a stamp of secrecy: it must not be published")
    PERHAPS_SECRET = "perhaps_secret", _("perhaps a stamp of secrecy: look at the page")
    INTERNAL = "internal", _("marked for internal circulation")
    DRAFT = "draft", _("marked as a draft")
    IDENTITY_NUMBERS = "identity_numbers", _("a list with numbers of identity cards")
    TELEPHONE_NUMBERS = "telephone_numbers", _("a list with telephone numbers")
    ANNEX = "annex", _("an annex: it belongs to another document")
    SECOND_HEAD = "second_head", _("another document begins in the same file")
    NUMBER_EXISTS = "number_exists", _("the library has this number already")
    SAME_FILE = "same_file", _("the same file is in the library already")
    FILE_NAME = "file_name", _("the name of the file says something else")
    UNKNOWN = "unknown", _("not in the library yet")
    SIMILAR = "similar", _("spelt differently in the document")
    PROPOSED = "proposed", _("found in the text: check before publishing")
    UNREAD = "unread", _("no text could be read: fill in by hand")
