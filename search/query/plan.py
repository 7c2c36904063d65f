"""What to do about a query, without a word of any engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from search.content import Kind
from search.enums import Sort, Spelling
from search.facets import facet
from search.query.analysis import Analysis, NumberAsked
from search.query.query import SearchQuery
from search.text.terms import Terms
from search.weights import WEIGHTS, Weights

__all__ = ["Plan", "make_plan"]

# Letters of a single word that may go on; less begins half of all words.
SHORTEST_START = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a search.

    Pages that carry one of `numbers` come first; `beside` are the words around them, which only go on naming
    the document where this `is_citation`. Then pages that hold every term of `required` (no step where it is
    empty), and, if `may_relax` and those are few, pages that hold some of the terms. Pages that hold every
    word of one of `readings` are as good. Hits from `start` up to `stop` are wanted.

    A page whose title is `terms`, or one of `names` (what is asked for without number, year and place in a
    document), comes before all of these; `text` is what was understood, in which numbers have their places.
    One of `bare_numbers` is a number only if the rest of the query names a page that carries it.

    What is found by words is narrowed by `kind`, by `filters` (facet → values,
    one of which a page has), to the days from `since` to
    `until`; then `sort` says the order. Of the facets in `counted` the hits of each value are counted. Values
    that hold for a time are those of `today`.

    Words that are `certain` did not slip. The pairs of `together` hold pieces of a query or a reading in one.
    Pages hold each of `phrases` in one piece and none of `excluded`; `has_marks`: what has no marks there
    means words without marks. `spelling` says what becomes of pages that hold the words with other marks.
    `last` may go on, where nothing is found that has it as it is.
    """

    terms: Terms
    text: str = ""
    names: tuple[Terms, ...] = ()
    required: tuple[str, ...] = ()
    may_relax: bool = True
    numbers: tuple[NumberAsked, ...] = ()
    bare_numbers: tuple[NumberAsked, ...] = ()
    is_number_only: bool = False
    beside: tuple[str, ...] = ()
    is_citation: bool = False
    readings: tuple[Terms, ...] = ()
    kind: Kind | None = None
    start: int = 0
    stop: int = 10
    weights: Weights = WEIGHTS
    filters: Mapping[str, Collection[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    counted: tuple[str, ...] = ()
    today: date = field(default_factory=timezone.localdate)
    certain: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    phrases: tuple[Terms, ...] = ()
    excluded: tuple[Terms, ...] = ()
    spelling: Spelling = Spelling.ANY
    has_marks: bool = False
    last: str = ""

    @property
    def has_sure_number(self) -> bool:
        """Whether a number of a document is asked for, and not perhaps just a quantity."""
        return any(map(self.is_sure, self.numbers))

    @property
    def may_be_cited(self) -> bool:
        """Whether a title that has number and words in one piece may be meant: "sửa đổi 43/2007/TT-BCT".

        It is not where the document of the number has one of these words in its own title.
        """
        return bool(self.beside) and not self.is_citation

    def is_sure(self, number: NumberAsked) -> bool:
        """Whether this number has a year or an issuer, or no words beside it that may say otherwise."""
        return bool(number.year or number.is_complete or not self.beside)

    @property
    def is_empty(self) -> bool:
        return not self.terms.folded and not self.numbers


def make_plan(
    analysis: Analysis, query: SearchQuery, weights: Weights = WEIGHTS, counted: tuple[str, ...] = ()
) -> Plan:
    return Plan(
        terms=analysis.terms,
        text=analysis.text,
        names=analysis.names,
        bare_numbers=analysis.bare_numbers,
        required=_required(analysis, weights),
        may_relax=not analysis.is_number_only,
        numbers=analysis.numbers,
        is_number_only=analysis.is_number_only,
        beside=analysis.beside,
        is_citation=analysis.is_citation,
        readings=analysis.readings,
        kind=query.kind,
        start=query.start,
        stop=query.stop,
        weights=weights,
        filters={name: facet(name).within(value) for name, value in query.filters.items()},
        since=query.since,
        until=query.until,
        sort=query.sort,
        counted=counted,
        certain=analysis.certain,
        together=analysis.together,
        phrases=analysis.phrases,
        excluded=analysis.excluded,
        spelling=_spelling(analysis, query, weights),
        has_marks=analysis.has_marks,
        last=_last(analysis),
    )


def _required(analysis: Analysis, weights: Weights) -> tuple[str, ...]:
    """What a page has to hold. Of a number alone the parts have to stand together, or any text would do."""
    if analysis.is_number_only and analysis.terms.pairs:
        return tuple(dict.fromkeys(analysis.terms.pairs))
    terms = analysis.terms
    if len(set(terms.folded)) - analysis.spare > weights.most_required_words:
        return ()
    held = set(analysis.together)
    return tuple(dict.fromkeys((*terms.folded, *(pair for pair in terms.pairs if pair in held))))


def _spelling(analysis: Analysis, query: SearchQuery, weights: Weights) -> Spelling:
    """Marks that were typed choose, but in a number of a document or in a sentence."""
    if not analysis.terms.marked or analysis.is_number_only or not _required(analysis, weights):
        return Spelling.ANY
    return Spelling.FIRST if query.any_marks else Spelling.ONLY


def _last(analysis: Analysis) -> str:
    """The term that the last word goes on from: with the word before it, where there is one."""
    terms = analysis.terms
    if analysis.is_number_only or not terms.folded or not terms.folded[-1].isalpha():
        return ""
    if terms.pairs:
        return terms.pairs[-1]
    return terms.folded[-1] if len(terms.folded[-1]) >= SHORTEST_START else ""
