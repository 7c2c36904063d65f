"""What a query that finds little may mean, in words the site knows ("did you mean").

It is made from the index in the database, which every site has, whichever engine answers.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from search.engines import current_engine
from search.engines.embedded import EmbeddedEngine
from search.models import SearchEntry
from search.query.analysis import Analysis
from search.query.plan import Plan
from search.query.slips import Slip, doubted_places, likely_slips
from search.text.terms import Terms, cut
from search.weights import WEIGHTS, Weights

__all__ = ["correct"]

# Titles that are asked how the words are spelled.
MOST_TITLES = 12


def correct(analysis: Analysis, weights: Weights = WEIGHTS) -> str:
    """What may have been meant, with the marks of the site's titles; "" where nothing better is known.

    A word the site does not know gives way if the new one is known beside its neighbours and a page holds
    the words so made. One that it knows gives way only if some page then has the query in one piece.
    """
    terms = analysis.terms
    if analysis.is_number_only or not 0 < len(terms.folded) <= weights.most_required_words:
        return ""
    engine = current_engine()
    mended = terms
    certain = analysis.certain
    for _ in range(weights.most_doubted):
        slip = _likeliest(mended, certain, engine, weights)
        if slip is None:
            break
        mended = slip.mend(mended)
    if mended == terms or not engine.has_any([sorted(set(mended.folded))]):
        return ""
    return _written(mended, _spellings(mended, engine))


def _likeliest(
    terms: Terms, certain: Collection[str], engine: EmbeddedEngine, weights: Weights
) -> Slip | None:
    """The slip to mend first, or None where nothing more is to be mended."""
    words = terms.folded
    known = engine.frequencies(sorted({*words, *terms.pairs}))
    places = doubted_places(words, certain, known, weights)
    is_unknown = any(words[place] not in known for place in places)
    if not places or (not is_unknown and engine.has_any([_one_piece(terms)])):
        return None
    slips = likely_slips(words, places, known, engine.frequencies, weights)
    whole = (slip for slip in slips if engine.has_any([_one_piece(slip.mend(terms))]))
    return next(whole, slips[0] if slips and is_unknown else None)


def _one_piece(terms: Terms) -> list[str]:
    return sorted({*terms.folded, *terms.pairs})


def _spellings(terms: Terms, engine: EmbeddedEngine) -> list[str]:
    """How the site's titles spell each word beside its neighbours; without marks where none has it."""
    ways = [[term] for term in dict.fromkeys(terms.pairs or terms.folded)]
    scoring = {way[0]: 1.0 for way in ways}
    candidates = engine.holding_all(ways, scoring, Plan(terms), in_title=True)
    best = heapq.nlargest(MOST_TITLES, candidates, key=lambda candidate: candidate.score)
    titles = SearchEntry.objects.filter(page_id__in=[candidate.page_id for candidate in best])
    votes: list[Counter[str]] = [Counter() for _ in terms.folded]
    for title in titles.values_list("title", flat=True):
        for place, spelling, neighbours in _seen(terms.folded, cut(title)):
            votes[place][spelling] += neighbours**2
    return [
        vote.most_common(1)[0][0] if vote else word for vote, word in zip(votes, terms.folded, strict=True)
    ]


def _seen(words: Sequence[str], title: Terms) -> Iterator[tuple[int, str, int]]:
    """Each word of the query in a title: its place in the query, its spelling, how many neighbours it has."""
    asked, there = ["", *words, ""], ["\n", *title.folded, "\n"]
    for at, spelling in enumerate(title.exact, 1):
        for place, word in enumerate(words):
            if word == there[at]:
                neighbours = (there[at - 1] == asked[place]) + (there[at + 1] == asked[place + 2])
                if neighbours or len(words) == 1:
                    yield place, spelling, max(neighbours, 1)


def _written(mended: Terms, spellings: Sequence[str]) -> str:
    """The words; those that were typed with marks keep them."""
    typed = zip(mended.exact, mended.folded, spellings, strict=True)
    return " ".join(exact if exact != folded else spelling for exact, folded, spelling in typed)
