"""The process in which a Word file is read: `python -m news.word.child`, told by JSON on its input.

It writes `draft.json` and the pictures, numbered, into a folder, or why there is no draft. What it may use is
limited before anything is read, and it knows neither the settings of the site nor its database.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, Final

from extraction.readers.results import Limits, UnreadableError
from news.word.limits import MEMORY_BYTES, MOST_PICTURE_BYTES, MOST_PICTURES, MOST_UNPACKED_BYTES, SECONDS
from news.word.reading import read_file
from news.word.records import to_record
from news.word.splitting import split

__all__ = ["ANSWER"]

ANSWER: Final = "draft.json"
LESS_URGENT: Final = 5


def main() -> None:
    order = json.load(sys.stdin)
    os.nice(LESS_URGENT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_UNPACKED_BYTES, MOST_UNPACKED_BYTES))
    into = Path(order["into"])
    (into / ANSWER).write_text(json.dumps(_answer(Path(order["path"]), into)))


def _answer(path: Path, into: Path) -> dict[str, Any]:
    try:
        file = read_file(
            path,
            Limits(unpacked_bytes=MOST_UNPACKED_BYTES),
            most_pictures=MOST_PICTURES,
            most_bytes=MOST_PICTURE_BYTES,
        )
    except UnreadableError as error:
        return {"refused": error.outcome}
    except MemoryError:
        return {"refused": "too_large"}
    except RecursionError:
        return {"refused": "broken"}
    for number, content in enumerate(file.pictures.values()):
        (into / str(number)).write_bytes(content)
    return {"draft": to_record(split(file)), "parts": list(file.pictures)}


if __name__ == "__main__":
    main()
