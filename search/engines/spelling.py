"""What a query says of pieces and of marks, among the candidates of an embedded engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from search.engines.candidates import Candidate
from search.engines.query_variants import variants_of
from search.enums import Spelling
from search.models import SearchEntry
from search.query.plan import Plan
from search.text.terms import Terms, spaced
from vietnamese.text import fold

__all__ = ["with_pieces", "with_spelling"]

Found = dict[int, Candidate]
COLUMNS = ("page_id", "title", "number", "lead", "body", "file_texts")
ROWS_AT_ONCE = 50


class Postings(Protocol):
    def page_ids(self, ways: Sequence[Sequence[str]], *, in_title: bool = False) -> set[int]: ...


def with_pieces(postings: Postings, candidates: Found, plan: Plan) -> Found:
    """The candidates that have every phrase of the plan, and nothing of what it leaves out."""
    for piece in plan.phrases:
        having = _having(postings, piece, candidates, plan)
        candidates = {page_id: one for page_id, one in candidates.items() if page_id in having}
    for piece in plan.excluded:
        having = _having(postings, piece, candidates, plan)
        candidates = {page_id: one for page_id, one in candidates.items() if page_id not in having}
    return candidates


def with_spelling(postings: Postings, candidates: Mapping[int, Candidate], plan: Plan) -> Plan:
    """Tell the candidates apart by their marks, and say in the plan what becomes of those with others.

    Marks are believed where pages that have them are among the best: who types a wrong one, or not all of
    them, is best answered by a page that is spelled otherwise.
    """
    if plan.spelling is Spelling.ANY:
        return plan
    ways = [
        list(dict.fromkeys((*variant.terms.as_spelled, *variant.required)))
        for variant in variants_of(plan)
        if variant.required
    ]
    having = postings.page_ids(ways)
    spelled = [one for one in candidates.values() if one.page_id in having or one.number_rank]
    best = max((one.score for one in candidates.values()), default=0.0)
    best_spelled = max((one.score for one in spelled), default=-1.0)
    if best_spelled < plan.weights.believed_marks * best or _is_title_of_others(postings, spelled, plan):
        return replace(plan, spelling=Spelling.ANY)
    # What lacks words is no other spelling of them: a law that is named beside one of its articles.
    for candidate in candidates.values():
        candidate.is_spelled = not candidate.has_all
    for candidate in spelled:
        candidate.is_spelled = True
    return plan if len(spelled) >= plan.weights.few_hits else replace(plan, spelling=Spelling.FIRST)


def _is_title_of_others(postings: Postings, spelled: Collection[Candidate], plan: Plan) -> bool:
    """Whether the query stands in titles, and in none that has its marks."""
    if not plan.terms.pairs:
        return False
    titled = postings.page_ids([list(dict.fromkeys(plan.terms.pairs))], in_title=True)
    return bool(titled) and titled.isdisjoint(one.page_id for one in spelled)


def _having(postings: Postings, piece: Terms, among: Collection[int], plan: Plan) -> set[int]:
    """Those of the pages that have the piece, with its marks where the query has any.

    Terms tell whether each word is there, with its marks, and each pair, without. Where these may come from
    different places the texts are read, unless so many pages have all of them that it hardly is chance.
    """
    words = piece.as_spelled if plan.has_marks else piece.folded
    having = postings.page_ids([list(dict.fromkeys((*words, *piece.folded, *piece.pairs)))]) & set(among)
    is_certain = len(piece.folded) == 1 or (len(piece.folded) == 2 and not plan.has_marks)
    if is_certain or not having or len(having) > plan.weights.most_read:
        return having
    return _with_words_side_by_side(having, piece, has_marks=plan.has_marks)


def _with_words_side_by_side(page_ids: Collection[int], piece: Terms, *, has_marks: bool) -> set[int]:
    wanted = f" {' '.join(piece.exact if has_marks else piece.folded)} "
    rows = SearchEntry.objects.filter(page_id__in=page_ids).values_list(*COLUMNS)
    return {
        page_id
        for page_id, *texts in rows.iterator(chunk_size=ROWS_AT_ONCE)
        if any(wanted in _in_words(text, has_marks=has_marks) for text in texts if text)
    }


def _in_words(text: str, *, has_marks: bool) -> str:
    words = " ".join(spaced(text).split())
    return f" {words if has_marks else fold(words)} "
