"""Which statements a change costs, and who asks for each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.db import connection

__all__ = ["Statements", "noted_statements"]

ROOT: Final = Path(__file__).resolve().parents[2]
OURS: Final = tuple(f"{ROOT / name}/" for name in ("documents", "news", "search", "site"))
# Methods of pages that only pass on what Wagtail does, and the work before a commit.
PASSING_ON: Final = {"clean", "full_clean", "minimal_clean", "publish", "save", "settle", "with_content_json"}


@dataclass
class Statements:
    """What was sent to the database: each statement with the function of ours that asked for it, if any."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def of_wagtail(self) -> int:
        return sum(not function for function, _sql in self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def __str__(self) -> str:
        rows = Counter((function or "Wagtail", sql[:120]) for function, sql in self.asked)
        total = f"{len(self)} statements, {self.of_wagtail} of them of Wagtail"
        return "\n".join(
            [total, *(f"{count:4} {name}: {sql}" for (name, sql), count in sorted(rows.items()))]
        )


@contextmanager
def noted_statements() -> Iterator[Statements]:
    """Notes what is executed, but for what begins and ends a block that has only the test around it.

    Elsewhere such a block is a transaction.
    """
    statements = Statements()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not (sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT")) and _is_outermost()):
            statements.asked.append((_asker(sys._getframe(1)), sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def _is_outermost() -> bool:
    return all(block._from_testcase for block in connection.atomic_blocks)


def _asker(frame: FrameType | None) -> str:
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(OURS) and code.co_name not in PASSING_ON:
            return f"{Path(code.co_filename).relative_to(ROOT)}:{code.co_name}"
        frame = frame.f_back
    return ""
