"""What a document is named by beside its number: year, type, issuer, symbol, day, wherever they stand.

The page is asked, not the query: of each page that carries the number it is counted how much else of its name
the query says, and whether it says anything besides. So no list of names is needed, and new ones are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from search.facets import facets
from search.query.analysis import NumberAsked
from search.query.plan import Plan
from search.text.number_keys import NumberKey
from search.text.terms import Terms, cut
from vietnamese.syllables import is_unmarked_syllable

__all__ = ["Agreement", "NumberedPage", "SlotReader"]

# Words that name nothing by themselves.
JOINING = frozenset(["so", "ky", "hieu", "van", "ban", "cua", "do", "va", "nam", "ngay", "thang", "hanh"])
# The words of a symbol typed with blanks or dashes between them.
LONGEST_SYMBOL = 6
# So much of a long name says which is meant: this many words of its beginning, or this share of them.
ENOUGH_WORDS, ENOUGH_OF_NAME = 3, 0.5
# A symbol that only begins as was typed may be that of another type: "thông tư" begins a joint one as well.
BEGINS = 0.5


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """A page by what it is named by; `facets` as the index keeps them."""

    key: NumberKey
    issued_on: date | None
    facets: str

    @property
    def year(self) -> str:
        return self.key.year or (f"{self.issued_on:%Y}" if self.issued_on else "")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many slots agree, and their `worth`, 1 for each that agrees as a whole.

    `is_all`: the query says nothing besides.
    """

    slots: int = 0
    worth: float = 0.0
    is_all: bool = False


class SlotReader:
    """What a query says beside one number, prepared once for all pages that carry it."""

    def __init__(self, number: NumberAsked, plan: Plan) -> None:
        self._number = number
        own = cut(plan.text[number.name_start : number.end]).folded
        others = [cut(plan.text[one.start : one.end]).folded for one in plan.numbers if one is not number]
        self._ways = [_Way.of(terms, own, others) for terms in (plan.terms, *plan.readings)]
        self._slots = frozenset(facet.name for facet in facets() if facet.is_slot)

    def agreement(self, page: NumberedPage) -> Agreement:
        """Of the ways to read the query the one that names the page best."""
        named = (token.partition("@")[0].partition("=") for token in page.facets.split())
        names = [value.split("-") for facet, _, value in named if facet in self._slots]
        found = (_agreement(way, self._number, page, names) for way in self._ways)
        return max(found, key=lambda one: (one.slots, one.worth, one.is_all))


@dataclass(frozen=True, slots=True)
class _Way:
    """The words of one reading; `own` are the places of the number with the name of its type before it.

    `taken` are those of all numbers. `joined` has words beside the number that stand together, written as
    one, with their places.
    """

    words: tuple[str, ...]
    own: frozenset[int]
    taken: frozenset[int]
    joined: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, terms: Terms, own: Sequence[str], others: Sequence[Sequence[str]]) -> _Way:
        places = _places(terms.folded, own)
        return cls(
            terms.folded,
            frozenset(places),
            frozenset(places.union(*(_places(terms.folded, other) for other in others))),
            _joined(terms.folded, places),
        )

    def run(self, words: Sequence[str]) -> set[int]:
        """The places of these words one after the other, none where they do not stand so."""
        return _places(self.words, words)


def _agreement(
    way: _Way, number: NumberAsked, page: NumberedPage, names: Sequence[Sequence[str]]
) -> Agreement:
    taken = set(way.taken)
    worths: list[float] = []
    for worth, places in (
        _year(way, number, page),
        _day(way, page),
        *(_name(way, name) for name in names),
    ):
        taken |= places
        worths.append(worth)
    symbol, places = _symbol(way, number, page.key.symbol)
    taken |= places
    # A symbol says the type, and the issuer if it is whole; what the names said already counts once.
    named = sorted((worth for worth in worths[2:] if worth), reverse=True)
    by_name = [*named, *symbol[len(named) :]] if len(symbol) > len(named) else named
    agreed = [worth for worth in (*worths[:2], *by_name) if worth]
    rest = {word for place, word in enumerate(way.words) if place not in taken}
    return Agreement(len(agreed), sum(agreed), rest <= JOINING)


def _year(way: _Way, number: NumberAsked, page: NumberedPage) -> tuple[float, set[int]]:
    if number.year:
        return float(number.year == page.year), set()
    places = {place for place, word in enumerate(way.words) if word == page.year} - way.own
    return (1.0, places) if places else (0.0, set())


def _day(way: _Way, page: NumberedPage) -> tuple[float, set[int]]:
    """The day of issue, in figures or with the words between them."""
    if page.issued_on is None:
        return 0.0, set()
    if str(page.issued_on.year) not in way.words:
        return 0.0, set()
    day, month, year = page.issued_on.day, page.issued_on.month, str(page.issued_on.year)
    for days in (str(day), f"{day:02}"):
        for months in (str(month), f"{month:02}"):
            for words in ((days, months, year), (days, "thang", months, "nam", year)):
                if places := way.run(words):
                    return 1.0, places
    return 0.0, set()


def _name(way: _Way, name: Sequence[str]) -> tuple[float, set[int]]:
    """The name of a type or an issuer, or as much of its beginning as tells it from others."""
    for length in range(len(name) if name[0] in way.words else 0, 0, -1):
        if places := way.run(name[:length]):
            share = length / len(name)
            is_enough = length == len(name) or length >= ENOUGH_WORDS
            is_enough = is_enough or (length > 1 and share >= ENOUGH_OF_NAME)
            return (share, places) if is_enough else (0.0, set())
    return 0.0, set()


def _symbol(way: _Way, number: NumberAsked, symbol: str) -> tuple[list[float], set[int]]:
    """What the symbol says of type and issuer: both, one of them, or nothing."""
    if not symbol:
        return [], set()
    left = symbol.removeprefix(number.symbol)
    if number.symbol and not left:
        return [1.0, 1.0], set()
    for whole in (symbol, left):
        if places := way.joined.get(whole):
            return [1.0, 1.0], set(places)
    begins = [BEGINS] if number.symbol else []
    for end in range(1, len(symbol) - 1):
        # "tu" ends "cttu", and is a word in every other sentence.
        if (places := way.joined.get(symbol[end:])) and not is_unmarked_syllable(symbol[end:]):
            return [*begins, 1.0], set(places)
    return begins, set()


def _joined(words: Sequence[str], own: set[int]) -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_SYMBOL, len(words)) + 1):
            if end - 1 in own:
                break
            found.setdefault("".join(words[start:end]), frozenset(range(start, end)))
    return found


def _places(words: Sequence[str], run: Sequence[str]) -> set[int]:
    length = len(run)
    for start in range(len(words) - length + 1) if length else ():
        if tuple(words[start : start + length]) == tuple(run):
            return set(range(start, start + length))
    return set()
