"""The notes that the database makes for kept pages."""

from __future__ import annotations

from typing import Final

from documents.triggers import DatabaseRules
from page_cache.notes import notes

__all__ = ["missing_triggers", "restore_after_migrating", "restore_triggers"]

RULES: Final = DatabaseRules(notes)
missing_triggers, restore_triggers = RULES.missing, RULES.restore
restore_after_migrating = RULES.restore_after_migrating
