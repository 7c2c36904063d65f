"""What makes a page better than another: a quick look at every hit, and a thorough one at the best of them.

Each clause is worth its boost times the rarity of its words.
"""

from __future__ import annotations

from search.engines.elasticsearch.clauses import Clause, best_of, constant, every, match, phrase
from search.engines.elasticsearch.weights import Boosts
from search.query.plan import Plan
from search.text.terms import PAIR_MARK, Terms

__all__ = ["is_sentence", "quick", "slipped_phrase", "slips", "thorough"]

# One letter of a shorter word makes too many others; not where so many neighbours tell which are meant.
SHORTEST_WITH_SLIP = 3
SHORTEST_IN_PHRASE = 2
LONG_PHRASE = 4


def is_sentence(terms: Terms, boosts: Boosts) -> bool:
    return len(terms.folded) > boosts.longest_title


def quick(terms: Terms, plan: Plan, boosts: Boosts) -> list[Clause]:
    """What tells good pages from others at little cost: neighbours, which are rare, and the short titles.

    So few words are looked at thoroughly at once: neighbours do not tell "bảo hiểm" from "báo hiếm".
    """
    is_all = len(plan.terms.folded) <= boosts.thorough_at_once
    return [*_quick(terms, boosts), *(_thorough(terms, plan, boosts) if is_all else [])]


def thorough(plan: Plan, boosts: Boosts) -> Clause | None:
    """What the best pages of the quick look are worth besides; None where that look was thorough."""
    if len(plan.terms.folded) <= boosts.thorough_at_once:
        return None
    readings = (plan.terms, *plan.readings)
    return best_of([{"bool": {"should": _thorough(terms, plan, boosts)}} for terms in readings])


def _quick(terms: Terms, boosts: Boosts) -> list[Clause]:
    folded, pairs = " ".join(terms.folded), " ".join(dict.fromkeys(terms.pairs))
    if is_sentence(terms, boosts):
        return [match("text.pairs", pairs, boosts.sentence_pairs)]
    clauses = [match("title.folded", folded, boosts.title_folded)]
    if pairs:
        clauses.append(match("text.pairs", pairs, boosts.text_pairs))
        clauses.append(match("title.pairs", pairs, boosts.title_pairs))
    return clauses


def _thorough(terms: Terms, plan: Plan, boosts: Boosts) -> list[Clause]:
    """Of a sentence the title says little, and its words as spelled say all that those without marks do."""
    folded, exact = " ".join(terms.folded), " ".join(terms.exact)
    clauses = _in_one_piece(terms, plan, boosts)
    if is_sentence(terms, boosts):
        words = ("text", exact) if terms.marked else ("text.folded", folded)
        clauses += [
            match(*words, boosts.sentence_words),
            match("title.folded", folded, boosts.sentence_title),
        ]
        return clauses
    clauses.append(match("text.folded", folded, boosts.text_folded))
    if terms.marked:
        clauses += [match("text", exact, boosts.text_exact), match("title", exact, boosts.title_exact)]
    if terms.pairs:
        clauses.append(constant({"bool": {"filter": every("text.folded", terms.folded)}}, boosts.all_words))
    return clauses


def _in_one_piece(terms: Terms, plan: Plan, boosts: Boosts) -> list[Clause]:
    """The query in a title. It is worth the same in the short and in the long form of a name."""
    if not terms.pairs:
        return []
    worth = _worth(plan)
    pieces = [phrase("title.folded", " ".join(terms.folded), boosts.title_phrase * worth)]
    if terms.marked:
        pieces.append(phrase("title", " ".join(terms.exact), boosts.exact_phrase * worth))
    return pieces


def _worth(plan: Plan) -> int:
    """How much one piece of a title is worth, in words."""
    return max(len(terms.folded) for terms in (plan.terms, *plan.readings))


def slips(plan: Plan, boosts: Boosts) -> list[Clause]:
    """Pairs and the whole query in a title, each word perhaps a slip away; the whole query last."""
    pairs = [
        _near(pair, boosts)
        for pair in dict.fromkeys(plan.terms.pairs)
        if all(len(word) >= SHORTEST_WITH_SLIP for word in pair.split(PAIR_MARK))
    ]
    whole = slipped_phrase(plan, boosts.slipped_phrase * _worth(plan))
    return [*pairs, whole] if plan.terms.pairs else []


def _near(pair: str, boosts: Boosts) -> Clause:
    near = {
        "value": pair,
        "fuzziness": 1,
        "max_expansions": boosts.near_terms,
        "boost": boosts.slip,
        "rewrite": f"top_terms_boost_{boosts.near_terms}",
    }
    return {"fuzzy": {"title.pairs": near}}


def slipped_phrase(plan: Plan, boost: float) -> Clause:
    shortest = SHORTEST_IN_PHRASE if len(plan.terms.folded) >= LONG_PHRASE else SHORTEST_WITH_SLIP
    words: list[Clause] = [
        {"fuzzy": {"term": word, "fuzziness": int(len(word) >= shortest and word.isalpha())}}
        for word in plan.terms.folded
    ]
    whole = {"all_of": {"ordered": True, "max_gaps": 0, "intervals": words}}
    return constant({"intervals": {"title.folded": whole}}, boost)
