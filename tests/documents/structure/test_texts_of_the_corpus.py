"""Articles of whole laws are found, and none is made up: `make bench-structure` says more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.structure.measuring import from_counts, from_texts

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not (CORPUS / "laws.jsonl.gz").is_file(), reason="there is no corpus")


def test_every_whole_law_has_exactly_its_articles():
    figures = from_texts(CORPUS)
    assert figures.texts > 400
    assert (figures.found, figures.made_up) == (figures.articles, 0)


def test_nearly_every_row_has_as_many_articles_as_are_said_of_it():
    assert from_counts(CORPUS).share >= 0.995
