from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.query.query import SearchQuery
from search.query.request import clean_text
from search.staff.inspection import Inspection, inspect


class Command(BaseCommand):
    help = "Say how a searched text is understood, what the engine is asked and why each hit is where it is."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+", help="What a reader types.")
        parser.add_argument("--hits", type=int, default=5, help="How many hits to explain (5).")

    def handle(self, *, text: list[str], hits: int, **options: Any) -> None:
        verbose = options["verbosity"] > 1
        inspection = inspect(SearchQuery(clean_text(" ".join(text)), page_size=max(hits, 1)))
        for line in (*_understood(inspection), *_asked(inspection), *_found(inspection, verbose=verbose)):
            self.stdout.write(line)


def _understood(inspection: Inspection) -> list[str]:
    analysis = inspection.analysis
    return [
        f"Text:      {analysis.text}",
        f"Words:     {' '.join(analysis.terms.exact)}",
        f"Folded:    {' '.join(analysis.terms.folded)}",
        f"Numbers:   {' '.join(number.key for number in analysis.numbers)}",
        f"Readings:  {' | '.join(' '.join(reading.exact) for reading in analysis.readings)}",
        *(f"Plan:      {name} = {value}" for name, value in inspection.plan_fields.items()),
    ]


def _asked(inspection: Inspection) -> list[str]:
    if inspection.failure:
        return [f"Elasticsearch did not answer: {inspection.failure}"]
    return [f"\n{number}. {step.name}\n{step.compiled}" for number, step in enumerate(inspection.steps, 1)]


def _found(inspection: Inspection, *, verbose: bool) -> list[str]:
    lines = [f"\n{inspection.total} hits from {inspection.engine} in {inspection.milliseconds:.0f} ms"]
    for place, hit in enumerate(inspection.hits, 1):
        lines.append(f"{place}. {hit.result.score} {hit.result.number} {hit.result.title}")
        if verbose and hit.explanation:
            lines.append(hit.explanation)
    return lines
