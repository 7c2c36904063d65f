from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from background.lanes import Lane
from background.working import work_off
from images.enums import RenditionState
from images.models import SiteImage
from images.tasks import ask_for_forgotten


class Command(BaseCommand):
    help = "Make the renditions of pictures that wait for them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="Look at every picture again, also at those that failed."
        )

    def handle(self, *, again: bool, **options: Any) -> None:
        if again:
            SiteImage.objects.ask_for_renditions()
        ask_for_forgotten()
        self.stdout.write(f"Pictures prepared: {work_off(Lane.PICTURES)}")
        failed = SiteImage.objects.filter(rendition_state=RenditionState.FAILED).count()
        if failed:
            self.stdout.write(f"  that cannot be shown: {failed}")
