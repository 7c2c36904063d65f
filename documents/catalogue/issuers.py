"""All issuing bodies as they stand to each other: who is below whom, and who merged into whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Self

from documents.models.vocabulary import IssuingBody
from documents.names import naming_key

__all__ = ["IssuerTree"]


class IssuerTree:
    """The bodies, loaded in one query. Below a body are its units and the bodies that merged into it."""

    def __init__(self, bodies: list[IssuingBody]) -> None:
        self.bodies = {body.pk: body for body in bodies}
        self.within = cache(self._within)
        self._below: defaultdict[int, set[int]] = defaultdict(set)
        for body in bodies:
            for above in filter(None, (body.parent_id, body.successor_id)):
                self._below[above].add(body.pk)

    @classmethod
    def load(cls) -> Self:
        return cls(list(IssuingBody.objects.order_by("name", "pk")))

    def _within(self, key: int) -> frozenset[int]:
        """The body and all below it, however deep; a circle among them ends."""
        found: set[int] = set()
        waiting = [key]
        while waiting:
            body = waiting.pop()
            if body not in found:
                found.add(body)
                waiting += self._below[body]
        return frozenset(found)

    @cached_property
    def slugs_within(self) -> Mapping[str, Collection[str]]:
        """The same for every body, by slugs."""
        slugs = {key: body.slug for key, body in self.bodies.items()}
        return {slug: [slugs[below] for below in self.within(key)] for key, slug in slugs.items()}

    def path(self, key: int) -> list[IssuingBody]:
        """From the highest superior down to the body."""
        found: list[IssuingBody] = []
        body = self.bodies.get(key)
        while body is not None and body not in found:
            found.insert(0, body)
            body = self.bodies.get(body.parent_id) if body.parent_id else None
        return found

    def find(self, text: str) -> IssuingBody | None:
        """The body of that slug, name (in full or shortened, present or former) or unshared abbreviation."""
        if body := self._by_slug.get(text):
            return body
        return self._by_name.get(naming_key(text))

    @cached_property
    def _by_slug(self) -> dict[str, IssuingBody]:
        return {body.slug: body for body in self.bodies.values()}

    @cached_property
    def _by_name(self) -> dict[str, IssuingBody]:
        """Present names go before former ones, and names before abbreviations."""
        found: dict[str, IssuingBody] = {}
        bodies = list(self.bodies.values())
        for names in ([body.names[:1] for body in bodies], [body.names[1:] for body in bodies]):
            for body, own in zip(bodies, names, strict=True):
                for name in own:
                    found.setdefault(naming_key(name), body)
        short = Counter(naming_key(body.abbreviation) for body in bodies)
        for body in bodies:
            if short[key := naming_key(body.abbreviation)] == 1:
                found.setdefault(key, body)
        found.pop("", None)
        return found

    @cached_property
    def in_order(self) -> Sequence[tuple[IssuingBody, int]]:
        """Every body once, with its depth: below its successor where it has one, else below its superior."""
        children: defaultdict[int | None, list[IssuingBody]] = defaultdict(list)
        for body in self.bodies.values():
            children[body.successor_id or body.parent_id].append(body)
        shown: set[int] = set()
        found = list(self._branch(children, None, 0, shown))
        # Bodies in a circle hang on none of the roots.
        return [*found, *((body, 0) for body in self.bodies.values() if body.pk not in shown)]

    def _branch(
        self,
        children: defaultdict[int | None, list[IssuingBody]],
        above: int | None,
        depth: int,
        shown: set[int],
    ) -> Iterator[tuple[IssuingBody, int]]:
        for body in children[above]:
            shown.add(body.pk)
            yield body, depth
            yield from self._branch(children, body.pk, depth + 1, shown)
