"""All that the database does of itself for the library: guards of what is confidential, notes of changes."""

from __future__ import annotations

from typing import Final

from documents.catalogue.notes import notes
from documents.lifecycle.guards import guards
from documents.triggers import DatabaseRules, Trigger

__all__ = ["missing_triggers", "restore_after_migrating", "restore_triggers", "triggers"]


def triggers(vendor: str) -> list[Trigger]:
    return [*guards(vendor), *notes(vendor)]


RULES: Final = DatabaseRules(triggers)
missing_triggers, restore_triggers = RULES.missing, RULES.restore
restore_after_migrating = RULES.restore_after_migrating
