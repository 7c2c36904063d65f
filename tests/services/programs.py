"""Programs that tests call, which only have to be there: their address is their path."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from tests.services.service import Service, first_program


def _stay(program: Path) -> AbstractContextManager[str]:
    return nullcontext(str(program))


def _finder(*names: str) -> Callable[[], Path | None]:
    return partial(first_program, *names)


def find_tesseract() -> Path | None:
    """The program with its Vietnamese model."""
    program = first_program("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return program if "vie" in listed.stdout.split() else None


CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = Service("Chromium", "TEST_CHROMIUM", ("chromium",), _finder(*CHROMIUM_NAMES), _stay)
GETTEXT = Service("GNU gettext", "TEST_XGETTEXT", ("gettext",), _finder("xgettext"), _stay)
find_node = _finder("node", "nodejs")
NODE = Service("Node", "TEST_NODE", ("nodejs",), find_node, _stay)
TESSERACT_PACKAGES = ("tesseract-ocr", "tesseract-ocr-vie")
TESSERACT = Service("Tesseract", "TEST_TESSERACT", TESSERACT_PACKAGES, find_tesseract, _stay)
