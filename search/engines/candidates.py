"""What an engine delivers: pages that may be what is asked for, with what it knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["EXACT_NUMBER", "NUMBER", "Candidate"]

NUMBER, EXACT_NUMBER = 1, 2


@dataclass(slots=True)
class Candidate:
    """A page an engine found, one of thousands perhaps, so it is changed in place. `score` is the engine's.

    `number_rank` is `EXACT_NUMBER` for the very document that the query names, `NUMBER` for one that it names
    in part; `agreed` is the worth of the slots that agree beside the number, and `is_named`: the query says
    nothing besides. `untyped` counts the letters its symbol has beyond those that were asked for. `in_title`:
    the title holds every word of what is asked for by name. `facets` and `listed_at` are those of its entry.
    Without `is_spelled` it comes behind all that have it.
    """

    page_id: int
    kind: str
    score: float
    has_all: bool = False
    in_title: bool = False
    number_rank: int = 0
    agreed: float = 0.0
    is_named: bool = False
    untyped: int = 0
    issued_on: date | None = None
    facets: str = ""
    listed_at: int | None = None
    tier: int = 0
    is_spelled: bool = True
