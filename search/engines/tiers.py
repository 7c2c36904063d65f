"""What comes before what, whichever engine has found it.

A title that is what was asked for comes before a number, and a number before words. Where a query names a
document by its number alone, with type, issuer, year or day, no title stands above that document. Within a
tier the engine's score decides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from search.engines.candidates import EXACT_NUMBER, Candidate
from search.models import SearchEntry
from search.query.naming import name_in, years_in
from search.query.plan import Plan
from search.query.slots import NumberedPage
from search.text.number_keys import split_key
from search.text.terms import Terms, cut
from search.text.titles import whole_title

__all__ = ["Judged", "Tier", "in_tiers", "key_of", "read_titles"]


class Tier(IntEnum):
    """The first three are those of numbers, and of titles that have number and words in one piece."""

    WORDS = 0
    NUMBER = 1
    EXACT_NUMBER = 2
    CITING = 3
    COVERED = 4
    NAMED = 5
    EQUAL = 6


# So much of a title has to stand in the query for the two to be the same.
MOST_OF_TITLE = 0.8
# Fewer words are no title that could be told from others.
FEWEST_WORDS = 2
# A title that begins with so many words of a query was too long to be asked for as a whole.
MANY_WORDS = 40
# What a year that agrees is worth between documents of one title.
YEAR = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its title and the year of its document, "" for none."""

    candidate: Candidate
    title: Terms
    year: str


def read_titles(candidates: Sequence[Candidate]) -> list[Judged]:
    """The candidates with what is judged of their pages. One query."""
    entries = SearchEntry.objects.filter(page_id__in=[candidate.page_id for candidate in candidates])
    rows = {
        row[0]: row[1:] for row in entries.values_list("page_id", "title", "lead", "number_key", "issued_on")
    }
    return [_read(candidate, *rows.get(candidate.page_id, ("", "", "", None))) for candidate in candidates]


def _read(candidate: Candidate, title: str, lead: str, key: str, issued_on: date | None) -> Judged:
    page = NumberedPage(split_key(key), issued_on, "")
    return Judged(candidate, cut(whole_title(title, lead)[0]), page.year)


def key_of(candidate: Candidate, plan: Plan) -> tuple[object, ...]:
    """Candidates with a higher key come first; of those that carry a number asked for alone, the newest."""
    day = candidate.issued_on if plan.is_number_only and candidate.number_rank else None
    agreed = 0.0 if plan.is_number_only else candidate.agreed
    return candidate.is_spelled, candidate.tier, agreed, day or date.min, candidate.score, candidate.page_id


def in_tiers(judged: Sequence[Judged], plan: Plan) -> list[Candidate]:
    """The candidates with their tiers, in the order given."""
    judge = _TierJudge(plan, [one for one in judged if one.candidate.number_rank == EXACT_NUMBER])
    return [judge.tiered(one) for one in judged]


class _TierJudge:
    """Tells the tiers of candidates; `own` are those whose number was asked for as a whole."""

    def __init__(self, plan: Plan, own: Sequence[Judged]) -> None:
        self._plan = plan
        self._whole = _spaced(plan.terms)
        self._years = years_in(plan.terms.folded)
        self._words = frozenset(plan.terms.folded)
        self._asked = (plan.terms, *plan.readings)
        self._with_number = (*self._asked, name_in(plan.text)) if plan.numbers else ()
        self._is_number_alone = plan.is_number_only or any(one.candidate.is_named for one in own)
        self._citing = self._tier_of_citing(own)

    def _tier_of_citing(self, own: Sequence[Judged]) -> Tier:
        """What a title is worth that has number and words in one piece.

        It outweighs the document it cites where this does not have one of the words in its own title.
        """
        plan = self._plan
        if not plan.numbers or not plan.beside or self._is_number_alone:
            return Tier.WORDS
        has_words = any(not set(plan.beside).isdisjoint(one.title.folded) for one in own)
        return Tier.CITING if own and plan.may_be_cited and not has_words else Tier.NUMBER

    def tiered(self, judged: Judged) -> Candidate:
        candidate = judged.candidate
        tier, agreed = Tier(candidate.number_rank), candidate.agreed
        if self._citing and self._whole in _spaced(judged.title):
            tier = max(tier, self._citing)
        if not self._is_number_alone and (titled := self._tier_of_title(judged)):
            tier = max(tier, titled)
            agreed += YEAR * (not candidate.number_rank and judged.year in self._years)
        return replace(candidate, tier=tier, agreed=agreed)

    def _tier_of_title(self, judged: Judged) -> Tier:
        """Whether the title is what was asked for, with or without number, year and place, or most of it."""
        title = judged.title
        if any(_is(asked, title) or _begins(title, asked) for asked in self._asked):
            return Tier.EQUAL
        # Besides the number there are words; a title that is these words alone does not say which number.
        is_another = self._plan.numbers and not judged.candidate.number_rank
        names = self._with_number if is_another else self._plan.names
        if any(_is(name, title) for name in names):
            return Tier.NAMED
        return Tier.COVERED if any(self._covers(title, name) for name in names) else Tier.WORDS

    def _covers(self, title: Terms, name: Terms) -> bool:
        """Whether the title has every word asked for, and little else: no figure that was not asked for."""
        words = set(title.folded)
        is_all = len(name.folded) >= FEWEST_WORDS and words.issuperset(name.folded)
        if not is_all or not _is_spelled(name, title):
            return False
        others = words.difference(self._words, name.folded)
        if any(word[0].isdigit() for word in others):
            return False
        return len(words) - len(others) >= math.ceil(MOST_OF_TITLE * len(words))


def _is(asked: Terms, title: Terms) -> bool:
    return len(asked.folded) >= FEWEST_WORDS and asked.folded == title.folded and _is_spelled(asked, title)


def _is_spelled(asked: Terms, title: Terms) -> bool:
    """Whether half of the words with marks stand in the title as typed: "báo hiếm" is not "bảo hiểm"."""
    marked = set(asked.marked)
    return 2 * len(marked.intersection(title.exact)) >= len(marked)


def _begins(title: Terms, asked: Terms) -> bool:
    """Whether a title begins with a query of which only a part was read; its last word may be cut."""
    read = len(asked.folded) - 1
    return read >= MANY_WORDS and title.folded[:read] == asked.folded[:read]


def _spaced(terms: Terms) -> str:
    return f" {' '.join(terms.folded)} "
