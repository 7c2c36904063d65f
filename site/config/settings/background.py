"""Background work: tasks of Django's framework, kept in the database and run by the worker."""

from __future__ import annotations

from datetime import timedelta

from config.settings.environment import VAR_DIR
from config.settings.extracting import EXTRACTION_SECONDS

__all__ = ["DJANGO_TASKS", "LONGEST_TASK", "TASKS", "WORKERS_ROOT"]

TASKS = {
    # Wagtail's own tasks. Who may see a picture follows from what one of them writes: it cannot come later.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "worker": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        # `background.lanes.Lane` says what they are for.
        "QUEUES": ["quick", "search", "pictures", "files", "slow"],
    },
}
DJANGO_TASKS = TASKS

# Signs of the worker's processes on this machine.
WORKERS_ROOT = VAR_DIR / "workers"
# Whoever began a task before that is gone.
LONGEST_TASK = timedelta(seconds=EXTRACTION_SECONDS, minutes=5)
