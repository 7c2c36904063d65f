"""Having a Word file read in a process of its own."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from news.word.child import ANSWER
from news.word.draft import Draft
from news.word.limits import SECONDS
from news.word.records import from_record

__all__ = ["ReadFile", "read_apart"]

logger = logging.getLogger(__name__)

ROOT: Final = Path(__file__).resolve().parents[2]
REFUSED: Final = {
    "encrypted": _(
        "This file is protected by a password, so nobody could read it. Open it in Word, save it without, "
        "and send it anew."
    ),
    "too_large": _(
        "This file holds too much for an article. Divide it in Word, or make its pictures smaller there "
        "(Picture Format > Compress Pictures), and send it anew."
    ),
    "unsupported": _("This is no Word document (.docx). Open it in Word, save it as .docx and send that."),
}
BROKEN: Final = _(
    "This file is incomplete or damaged. Open it in Word, save it again as .docx and send it anew."
)
TOO_SLOW: Final = _(
    "Reading this file took too long. Try once more later; if it does not help, save it anew in Word and "
    "divide it."
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A draft, and the contents of its pictures by their parts."""

    draft: Draft
    pictures: Mapping[str, bytes]


def read_apart(upload: UploadedFile[bytes]) -> ReadFile:
    """Raises `ValidationError` with what to do, in words."""
    with tempfile.TemporaryDirectory(prefix="congdoan-word-") as folder:
        path = Path(folder, "file.docx")
        with path.open("wb") as copy:
            for chunk in upload.chunks():
                copy.write(chunk)
        into = Path(folder, "read")
        into.mkdir()
        _run(path, into)
        return _understood(into)


def _run(path: Path, into: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-s", "-B", "-m", "news.word.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=into,
        # Nothing of the site's own: a file that takes the process over finds no key and no password.
        env={"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}", "LANG": "C.UTF-8", "HOME": str(into)},
        start_new_session=True,
    )
    try:
        order = json.dumps({"path": str(path), "into": str(into)}).encode()
        _out, complaints = process.communicate(order, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ValidationError(TOO_SLOW, code="slow") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.returncode:
        logger.warning(
            "Reading a Word file ended with %s: %s", process.returncode, complaints[-2000:].decode()
        )
        slow = process.returncode == -signal.SIGXCPU
        raise ValidationError(TOO_SLOW if slow else BROKEN, code="broken")


def _understood(into: Path) -> ReadFile:
    answer: dict[str, Any] = json.loads((into / ANSWER).read_text())
    if reason := answer.get("refused"):
        raise ValidationError(REFUSED.get(reason, BROKEN), code=reason)
    pictures = {part: (into / str(number)).read_bytes() for number, part in enumerate(answer["parts"])}
    return ReadFile(from_record(answer["draft"]), pictures)
