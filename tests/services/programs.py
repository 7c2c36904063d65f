"""Programs that tests call, which only have to be there: their address is their path."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from tests.services.service import Service, first_program


def _stay(program: Path) -> AbstractContextManager[str]:
    return nullcontext(str(program))


def _finder(*names: str) -> Callable[[], Path | None]:
    return partial(first_program, *names)


CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = Service("Chromium", "TEST_CHROMIUM", ("chromium",), _finder(*CHROMIUM_NAMES), _stay)
GETTEXT = Service("GNU gettext", "TEST_XGETTEXT", ("gettext",), _finder("xgettext"), _stay)
