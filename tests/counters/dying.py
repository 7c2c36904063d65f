"""Threads that count readers in groups, in a process that kills itself: `DYING GROUP READERS`.

DYING is "before" or "after" the commit of the group, or "never". Writes the number of each reader who was
answered.
"""

# ruff: noqa: E402

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import django

django.setup()

from django.utils import timezone

from counters import group_recording
from counters.enums import Countable
from counters.group_recording import CountedAnswer, record_several
from counters.marks import Mark
from counters.readers import Reader
from counters.together import Together

Found = TypeVar("Found")
THREADS = 16
dying, last_group, readers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
groups: list[int] = []


def deadly(work: Callable[[Sequence[CountedAnswer]], Found]) -> Callable[[Sequence[CountedAnswer]], Found]:
    """The same work, after which the process is gone, once enough groups of several were written."""

    def die_after(readings: Sequence[CountedAnswer]) -> Found:
        found = work(readings)
        if len(readings) > 1:
            groups.append(len(readings))
        if len(groups) >= last_group:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return die_after


count = Together(deadly(record_several) if dying == "after" else record_several)
if dying == "before":
    vars(group_recording)["_write"] = deadly(group_recording._write)


def read(number: int) -> None:
    reader = Reader(number.to_bytes(16, "big"), network=(number % 5).to_bytes(16, "big"))
    count(CountedAnswer([Mark(1, Countable.VIEW)], reader, timezone.now()))
    os.write(1, f"{number}\n".encode())


with ThreadPoolExecutor(THREADS) as pool:
    list(pool.map(read, range(readers)))
