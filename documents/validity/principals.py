"""Documents that stand or fall with another one, their principal: what they are, and how far it reaches.

Rules issued together with a decision (ban hành kèm theo) have no life of their own: who abolishes the
decision abolishes them. A consolidated text (văn bản hợp nhất) says what its sources say, as long as they
hold. Neither is so the other way round. Both reach on: an annex of the rules falls with the decision too. A
circle ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.apps import apps
from django.db.models import Func, QuerySet

from documents.enums import RelationType

__all__ = ["DEPENDING", "PrincipalsOf", "closure", "depending", "with_dependents"]

#: By these relations `page` depends on `target`; on the whole of it, so that a scope says nothing.
DEPENDING: Final = (RelationType.ATTACHED_TO, RelationType.CONSOLIDATES)

RELATIONS: Final = "documents_documentrelation"
WHICH: Final = "relation_type IN ({}) AND target_id IS NOT NULL".format(
    ", ".join(f"'{kind.value}'" for kind in DEPENDING)
)


class PrincipalsOf(Func):
    """The keys of all documents on which the document of a key depends, as a subquery."""

    template = (
        f"(WITH RECURSIVE principal(id) AS (SELECT target_id FROM {RELATIONS}"  # noqa: S608 (no input)
        f" WHERE page_id = %(expressions)s AND {WHICH}"
        f" UNION SELECT target_id FROM {RELATIONS} JOIN principal ON page_id = principal.id WHERE {WHICH})"
        " SELECT id FROM principal)"
    )


def depending() -> QuerySet[Any]:
    """All relations by which one document of the library depends on another."""
    relations = apps.get_model("documents", "DocumentRelation").objects
    return relations.filter(relation_type__in=DEPENDING, target__isnull=False).order_by()


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


def with_dependents(keys: Collection[int]) -> set[int]:
    """These documents and all that depend on them. A query for each step, one where nothing depends."""
    found = set(keys)
    frontier = found
    while frontier:
        frontier = set(depending().filter(target__in=frontier).values_list("page", flat=True)) - found
        found |= frontier
    return found
