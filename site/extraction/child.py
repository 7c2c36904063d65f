"""The process in which a file is read: `python -m extraction.child`, with an `Order` as JSON on its input.

It writes a line of JSON for every page and one for the ending, or ends with `KEPT_FROM_WORK`. What it may use
is limited before anything is read, and it knows neither the settings of the site nor its database: whatever a
file makes of it, it harms only itself.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from extraction.machine_faults import KEPT_FROM_WORK, is_machine_fault
from extraction.readers.reading import read
from extraction.readers.results import Limits, PageText

__all__ = ["Order"]

MOST_OUTPUT_BYTES: Final = 512 * 1024 * 1024
LESS_URGENT: Final = 10


@dataclass(frozen=True, slots=True)
class Order:
    """Read the file at `path`, called `name` by its author, with so many seconds and bytes of memory."""

    path: str
    name: str
    seconds: int
    memory_bytes: int
    limits: Limits


def main() -> None:
    order = json.load(sys.stdin)
    _limit(order["seconds"], order["memory_bytes"])
    ending = read(Path(order["path"]), order["name"], Limits(**order["limits"]), _keep)
    _write({"ending": asdict(ending)})


def _limit(seconds: int, memory_bytes: int) -> None:
    """Inherited by the programs this process starts; the memory counts for each of them."""
    os.nice(LESS_URGENT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OUTPUT_BYTES, MOST_OUTPUT_BYTES))


def _keep(page: PageText) -> None:
    _write({"page": asdict(page)})


def _write(said: object) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def _end(fault: Exception) -> None:
    """Without the answer: Python would try once more to write it, and end with a code of its own."""
    with suppress(OSError):
        os.write(sys.stderr.fileno(), f"{fault!r}".encode())
    os._exit(KEPT_FROM_WORK)


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        if not is_machine_fault(error):
            raise
        _end(error)
