from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages.due_pages import Schedule


class Command(BaseCommand):
    help = "Publish pages whose hour has come, and unpublish those whose time is over, as the worker does."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        schedule, now = Schedule(), timezone.now()
        self.stdout.write(f"Pages unpublished: {schedule.unpublish(now)}")
        self.stdout.write(f"Pages published: {schedule.publish(now)}")
