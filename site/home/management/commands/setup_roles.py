from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.roles import setup_roles


class Command(BaseCommand):
    help = "Create the groups of staff, their permissions and the workflow between them. Safe to repeat."

    def handle(self, **options: Any) -> None:
        for group in setup_roles():
            self.stdout.write(group.name)
