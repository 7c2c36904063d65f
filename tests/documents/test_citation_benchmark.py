from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.citations.measuring import CHECKED, measure, together

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_numbers_in_real_texts_are_found_and_nothing_else():
    figures = together(measure(CORPUS).values())
    assert figures.texts >= 150
    assert figures.numbers >= 400
    assert figures.precision > 0.99, figures.wrong
    assert figures.recall > 0.95, figures.missed


def test_no_text_of_the_corpus_is_kept():
    assert max(map(len, CHECKED.read_text(encoding="utf-8").split('"'))) < 60
