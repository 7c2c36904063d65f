"""What is compressed once reads like the page, whatever numbers stand in it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings.environment import ROOT
from page_cache.compression import compressed, gzip_of

TEXTS = st.lists(st.binary(max_size=300) | st.just(b"<li>" * 50), min_size=1, max_size=8)
NUMBERS = st.lists(st.integers(0, 10**12).map(lambda number: str(number).encode()), min_size=8, max_size=8)


def put_together(texts: list[bytes], numbers: list[bytes]) -> bytes:
    pairs = zip(texts, [*numbers[: len(texts) - 1], b""], strict=True)
    return b"".join(part for pair in pairs for part in pair)


@given(TEXTS, NUMBERS)
def test_every_page_is_read_as_it_was_written(texts, numbers):
    content = put_together(texts, numbers)
    assert gzip.decompress(gzip_of(compressed(texts), numbers[: len(texts) - 1], content)) == content


@pytest.fixture(scope="module")
def page() -> bytes:
    """Some pages' worth of markup."""
    return b"".join(path.read_bytes() for path in sorted(Path(ROOT / "templates/pages").rglob("*.html")))


@pytest.mark.parametrize("places", [0, 1, 5, 40, 400])
def test_it_is_never_much_longer_than_a_page_compressed_for_one_reader(page, places):
    step = len(page) // (places + 1) + 1
    texts = [page[start : start + step] for start in range(0, len(page), step)]
    numbers = [b"12345"] * (len(texts) - 1)
    content = put_together(texts, numbers)
    assert len(gzip_of(compressed(texts), numbers, content)) <= 1.3 * len(gzip.compress(content, 2))


def test_the_usual_page_is_not_compressed_for_each_reader(page):
    assert compressed([page[:20_000], page[20_000:40_000], page[40_000:]])
