"""Wagtail's own search, in the admin: pages, images, documents, snippets and all choosers.

Every word of the query has to stand somewhere in the fields a model declares, whatever marks either side
carries. The tables are read as they are, so there is no index to fall behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_, or_

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from modelsearch.backends.database.fallback import (
    MATCH_ALL,
    MATCH_NONE,
    DatabaseSearchBackend,
    DatabaseSearchQueryCompiler,
    DatabaseSearchResults,
)
from modelsearch.index import AutocompleteField, Indexed, RelatedFields, SearchField, get_indexed_models
from modelsearch.query import Phrase, PlainText, SearchQuery

from search.text.terms import WORD
from vietnamese.text import fold, nfc

__all__ = ["SearchBackend"]

RANK = "search_rank"
MOST_WORDS = 20


class FoldedQueryCompiler(DatabaseSearchQueryCompiler):
    """Compares columns and words without marks. Searching is completing: parts of words match."""

    def get_fields_names(self) -> Iterator[str]:
        yield from self.fields or paths_of(self.queryset.model)

    def build_single_term_filter(self, term: str) -> Q:
        """Rows that hold every word of the term in any field; fields of subtypes count for their rows."""
        return reduce(and_, (self._holds(word) for word in folded_words(term)), Q())

    def build_database_filter(self, query: SearchQuery, boost: float = 1.0) -> Q | str:
        if isinstance(query, PlainText | Phrase) and not folded_words(query.query_string):
            return MATCH_NONE
        if isinstance(query, Phrase):
            return self._holds(" ".join(fold(query.query_string).split()))
        return super().build_database_filter(query, boost)

    def _holds(self, word: str) -> Q:
        conditions = [Q(**{f"{path}__vn_fold__contains": word}) for path in self.fields_names]
        if not self.fields:
            conditions += [Q(pk__in=rows) for rows in self._subtypes_holding(word)]
        return reduce(or_, conditions, Q(pk__in=[]))

    def _subtypes_holding(self, word: str) -> Iterator[QuerySet[Model]]:
        own = set(self.fields_names)
        for subtype in subtypes_of(self.queryset.model):
            paths = [path for path in paths_of(subtype) if path not in own]
            if paths:
                holds = reduce(or_, (Q(**{f"{path}__vn_fold__contains": word}) for path in paths))
                yield subtype._default_manager.filter(holds).order_by().values("pk")


class FoldedResults(DatabaseSearchResults):
    """Rows whose first field holds the words as typed come first, then the newest."""

    def get_queryset(self) -> QuerySet[Model]:
        compiler = self.query_compiler
        queryset = compiler.queryset
        matching = compiler.build_database_filter(compiler.query)
        if matching == MATCH_NONE:
            queryset = queryset.none()
        elif matching != MATCH_ALL:
            queryset = queryset.filter(matching)
        ordered = self._ordered(queryset)
        # Only fields of related models give a row more than once; to compare whole rows takes long.
        is_repeated = any("__" in path for path in compiler.fields_names)
        return (ordered.distinct() if is_repeated else ordered)[self.start : self.stop]

    def _ordered(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        compiler = self.query_compiler
        if not compiler.order_by_relevance:
            return queryset if queryset.query.order_by else queryset.order_by("-pk")
        if not compiler.fields_names or not isinstance(compiler.query, PlainText):
            return queryset.order_by("-pk")
        as_typed = Q(**{f"{compiler.fields_names[0]}__icontains": nfc(compiler.query.query_string)})
        rank = Case(When(as_typed, then=Value(0)), default=Value(1), output_field=IntegerField())
        return queryset.annotate(**{RANK: rank}).order_by(RANK, "-pk")


class FoldedSearchBackend(DatabaseSearchBackend):
    query_compiler_class = FoldedQueryCompiler
    autocomplete_query_compiler_class = FoldedQueryCompiler
    results_class = FoldedResults


SearchBackend = FoldedSearchBackend


def folded_words(text: str) -> list[str]:
    """The words of a query as columns are compared with them; punctuation only separates."""
    return [fold(word) for word in WORD.findall(nfc(text))][:MOST_WORDS]


def paths_of(model: type[Indexed]) -> list[str]:
    """The text columns a model declares for searching or completing, those of related models included."""
    return list(dict.fromkeys(_paths(model, model.get_search_fields())))


def _paths(model: type[Model], search_fields: list[object], prefix: str = "") -> Iterator[str]:
    for search_field in search_fields:
        if not isinstance(search_field, SearchField | AutocompleteField | RelatedFields):
            continue
        try:
            field = model._meta.get_field(search_field.field_name)
        except FieldDoesNotExist:
            continue  # a property or method, which no column holds
        path = f"{prefix}{search_field.field_name}"
        if not isinstance(search_field, RelatedFields):
            yield path
        elif field.related_model is not None:
            yield from _paths(field.related_model, search_field.fields, f"{path}__")


def subtypes_of(model: type[Model]) -> list[type[Indexed]]:
    """The searchable models whose rows are rows of this one too, as page types are of pages."""
    return [other for other in get_indexed_models() if other is not model and issubclass(other, model)]
