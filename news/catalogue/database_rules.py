"""The notes that the database makes for lists of news."""

from __future__ import annotations

from typing import Final

from documents.triggers import DatabaseRules
from news.catalogue.notes import notes

__all__ = ["missing_triggers", "restore_after_migrating", "restore_triggers"]

RULES: Final = DatabaseRules(notes)
missing_triggers, restore_triggers = RULES.missing, RULES.restore
restore_after_migrating = RULES.restore_after_migrating
