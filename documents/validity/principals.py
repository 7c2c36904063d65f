"""Documents that stand or fall with another one, their principal: what they are, and how far it reaches.

Rules issued together with a decision (ban hành kèm theo) have no life of their own: who abolishes the
decision abolishes them. A consolidated text (văn bản hợp nhất) says what its sources say, as long as they
hold. Neither is so the other way round. Both reach on: an annex of the rules falls with the decision too. A
circle ends.

The relations are `documents.enums.DEPENDING`; `RelationQuerySet` follows them in the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["closure"]


def closure(pairs: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    """All that depend on each principal, directly or not, from pairs of a document and its principal."""
    direct: dict[int, set[int]] = {}
    for dependent, principal in pairs:
        direct.setdefault(principal, set()).add(dependent)
    return {principal: _reached(principal, direct) for principal in direct}


def _reached(principal: int, direct: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [principal]
    while waiting:
        new = direct.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found - {principal}
