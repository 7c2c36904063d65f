"""What groups of processes have used: seconds of the processor, and memory, from /proc."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

__all__ = ["listener", "memory", "seconds"]

TICKS: Final = os.sysconf("SC_CLK_TCK")
LISTENING: Final = "0A"
# Fields of /proc/PID/stat behind the name: the parent, and time of its own and of children that have ended.
PARENT: Final = 1
TIMES: Final = slice(11, 15)


def seconds(roots: Mapping[str, int]) -> dict[str, float]:
    """Seconds of the processor by group; a group is a process with all below it, those that ended too."""
    stats, children = _processes()
    return {
        name: sum(sum(map(int, stats[pid][TIMES])) for pid in _tree(root, children) if pid in stats) / TICKS
        for name, root in roots.items()
    }


def memory(roots: Mapping[str, int]) -> dict[str, float]:
    """Megabytes by group; what processes share counts in parts (PSS)."""
    _stats, children = _processes()
    return {name: sum(map(_megabytes, _tree(root, children))) for name, root in roots.items()}


def listener(port: int) -> int:
    """The oldest process that listens at a port of this machine. Raises LookupError."""
    # A server of Java listens on the sockets of both protocols.
    tables = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
    rows = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    sockets = {
        f"socket:[{row[9]}]" for row in rows if row[3] == LISTENING and row[1].endswith(f":{port:04X}")
    }
    for pid in sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()):
        if sockets.intersection(_opened(pid)):
            return pid
    raise LookupError(f"nobody listens at {port}")


def _processes() -> tuple[dict[int, list[str]], dict[int, list[int]]]:
    stats: dict[int, list[str]] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            stats[int(entry.name)] = fields
            children[int(fields[PARENT])].append(int(entry.name))
    return stats, children


def _tree(root: int, children: Mapping[int, list[int]]) -> Iterator[int]:
    yield root
    for child in children.get(root, ()):
        yield from _tree(child, children)


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _opened(pid: int) -> set[str]:
    try:
        return {entry.readlink().name for entry in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:
        return set()
