"""Having a file read in a process of its own, and making sense of how that process ended."""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings

from extraction.child import Order
from extraction.machine_faults import KEPT_FROM_WORK, KILLED, MachineFaultError
from extraction.readers.results import Ending, ExtractedText, Limits, Method, Note, Outcome, PageText

__all__ = ["CrashError", "LateError", "limits", "read_apart", "tesseract"]

logger = logging.getLogger(__name__)

SOURCES: Final = Path(__file__).resolve().parents[1]
PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR")
LAST_WORDS: Final = 2000
SECONDS_TO_ANSWER: Final = 20
# Where the processor worked for less of the time on a file, the file is not to blame.
BUSY_SHARE: Final = 0.5


class CrashError(Exception):
    """The process ended without saying how the reading did. `pages` had been read before."""

    def __init__(self, pages: list[PageText]) -> None:
        super().__init__(f"after {len(pages)} pages")
        self.pages = pages


class LateError(MachineFaultError):
    """The time was over, and little of it had the processor worked on the file: the machine was busy.

    `extracted` is what there was by then.
    """

    def __init__(self, extracted: ExtractedText) -> None:
        super().__init__("The machine had too much else to do")
        self.extracted = extracted


def limits() -> Limits:
    return Limits(scanned_pages=settings.EXTRACTION_SCANNED_PAGES, tesseract=tesseract())


def tesseract() -> str:
    """The program that recognises text in pictures; empty where it or its Vietnamese model is missing."""
    program = shutil.which(settings.EXTRACTION_TESSERACT) if settings.EXTRACTION_TESSERACT else None
    if program is None:
        return ""
    try:
        listed = subprocess.run(  # noqa: S603
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=SECONDS_TO_ANSWER
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return program if "vie" in listed.stdout.split() else ""


def read_apart(path: Path, name: str, within: Limits) -> ExtractedText:
    """Read a file. Raises `CrashError` where that brought the process down; another try may go better.

    Of a file that took too long, what was read by then is kept. Raises `MachineFaultError` or `OSError` where
    something that is no property of the file kept it from being read, `LateError` where that was the clock.
    """
    seconds, worked = settings.EXTRACTION_SECONDS, _processor_seconds()
    order = Order(str(path), name, seconds, settings.EXTRACTION_MEMORY_MB * 1024 * 1024, within)
    with (
        tempfile.TemporaryDirectory(prefix="congdoan-reading-") as folder,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as complaints,
    ):
        returned = _run(order, folder, output, complaints)
        ending, pages = _understood(output)
        if ending is None and returned in {None, -signal.SIGXCPU}:
            ending = Ending(Outcome.TOO_SLOW, max((page.number for page in pages), default=0))
            if returned is None and _processor_seconds() - worked < seconds * BUSY_SHARE:
                raise LateError(ExtractedText(ending, pages))
        if ending is None:
            logger.warning("Reading a file ended with %s: %s", returned, _last_words(complaints))
            if returned == KEPT_FROM_WORK or returned in KILLED:
                raise MachineFaultError(f"the process ended with {returned}")
            raise CrashError(pages)
    return ExtractedText(ending, pages)


def _run(order: Order, folder: str, output: IO[bytes], complaints: IO[bytes]) -> int | None:
    """The code with which the process ended, or None where its time was over."""
    process = subprocess.Popen(
        [sys.executable, "-s", "-B", "-m", "extraction.child"],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=complaints,
        cwd=folder,
        env=_environment(folder),
        # A group of its own: what the process has started ends with it.
        start_new_session=True,
    )
    try:
        process.communicate(json.dumps(asdict(order)).encode(), timeout=order.seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    return process.returncode


def _processor_seconds() -> float:
    """What the processes that this one has started and seen end have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment(folder: str) -> dict[str, str]:
    """Nothing of the site's own: a file that takes the process over finds no key and no password."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    own = {"PYTHONPATH": str(SOURCES), "LANG": "C.UTF-8", "HOME": folder, "OMP_THREAD_LIMIT": "1"}
    return passed | own


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _understood(output: IO[bytes]) -> tuple[Ending | None, list[PageText]]:
    ending = None
    pages = []
    for said in _said(output):
        if "page" in said:
            pages.append(PageText(**said["page"]))
        else:
            ending = _ending(**said["ending"])
    return ending, pages


def _said(output: IO[bytes]) -> Iterable[dict[str, dict[str, Any]]]:
    """The whole lines; the last may have been cut with the process."""
    output.seek(0)
    for line in output:
        if line.endswith(b"\n"):
            yield json.loads(line)


def _ending(outcome: str, page_count: int, method: str | None, note: str | None) -> Ending:
    return Ending(
        Outcome(outcome), page_count, Method(method) if method else None, Note(note) if note else None
    )


def _last_words(complaints: IO[bytes]) -> str:
    size = complaints.seek(0, os.SEEK_END)
    complaints.seek(max(0, size - LAST_WORDS))
    return " ".join(complaints.read().decode("utf-8", errors="replace").split())
