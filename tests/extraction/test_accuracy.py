"""The floors under which reading must not fall, on a document of the corpus. See `make bench-extraction`."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.readers.results import Limits
from tests.benchmarks.extraction.making import corpus_texts
from tests.benchmarks.extraction.measuring import measure

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "legal.jsonl.gz"

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="there is no corpus beside the project")


@pytest.fixture(scope="module")
def text() -> str:
    return corpus_texts(CORPUS, 1)[0]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_texts_come_out_as_they_were_written(kind, text):
    assert measure(kind, [text], Limits()).is_good


def test_scans_come_out_nearly_as_they_were_written(text, tesseract):
    assert measure("scan", [text[:1200]], Limits(tesseract=tesseract)).is_good
