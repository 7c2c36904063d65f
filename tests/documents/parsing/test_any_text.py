"""Whatever a file says, reading it ends with a reading."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.parsing import Doubt, read_document
from documents.parsing.approximate import _best_match, find_like, letters_only
from documents.parsing.cells import cut_cells
from tests.benchmarks.intake.comparing import ASKED, compare
from tests.benchmarks.intake.papers import papers
from tests.benchmarks.intake.rendering import as_lines

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "legal.jsonl.gz"
WORDS = st.sampled_from(
    [
        *("Số:", "/QĐ-LĐLĐ", "43/2007/TT-BTC", "ngày", "tháng", "năm", "2017", "QUYẾT ĐỊNH", "V/v", "TM."),
        *("Nơi nhận:", "CHỦ TỊCH", "Căn cứ", "-", "\n", "MẬT", "CỦA BAN", "này có hiệu lực", "kể từ ngày ký"),
    ]
)


@pytest.mark.parametrize(
    "pages", [[], [""], ["\n \n"], ["\x00\ufeff\u200b"], ["1\n2\n3"], ["\u0301\u0323" * 50]]
)
def test_without_text_everything_is_missing(pages):
    reading = read_document(pages)
    for found in (reading.number, reading.document_type, reading.issuer, reading.issued_on, reading.abstract):
        assert (found.value, found.doubts) == (None, (Doubt.MISSING,))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=60).map(" ".join))
def test_no_text_raises(text):
    read_document([text])


def test_a_long_text_is_read_quickly_enough_to_read_fifty():
    reading = read_document(["Điều 1. Phạm vi điều chỉnh của Quyết định này\n" * 40] * 200)
    assert reading.number.value is None


@pytest.mark.parametrize(
    ("line", "errors", "found"),
    [
        ("dang cong san viet nam", 0, "dang cong san viet nam"),
        ("huyen uy dang c0ng san vlet nam", 2, "dang c0ng san vlet nam"),
        ("d a n g  c o n g  s a n  v i e t  n a m", 1, "d a n g  c o n g  s a n  v i e t  n a m"),
        ("dangcongsanvietnam *", 0, "dangcongsanvietnam"),
        ("dang uy xa", 4, None),
        ("", 4, None),
    ],
)
def test_phrases_are_found_through_the_faults_of_scans(line, errors, found):
    place = find_like("dang cong san viet nam", line, errors=errors)
    assert (line[slice(*place)] if place else None) == found


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize("way", ["joined", "apart", "woven", "mirrored", "cells"])
def test_fields_of_the_corpus_in_every_order_of_the_columns(way):
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::150]
    wrong = [
        (paper.source_id, name)
        for paper in papers(rows)
        for name, mark in compare(paper, read_document([as_lines(paper, way)])).items()
        if name in ASKED and not mark.is_right
    ]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a  b", ["a  b"]),
        ("1\tNguyễn Văn A\t1980", ["1", "Nguyễn Văn A", "1980"]),
        ("CÔNG ĐOÀN CƠ SỞ TRƯỜNG THPT\tĐộc lập", ["CÔNG ĐOÀN CƠ SỞ TRƯỜNG THPT", "Độc lập"]),
        ("Số:\t/QĐ-LĐLĐ\tHà Nội, ngày\ttháng\tnăm 2024", ["Số: /QĐ-LĐLĐ", "Hà Nội, ngày tháng năm 2024"]),
        ("Số:\t\t/KH-CĐCS", ["Số:  /KH-CĐCS"]),
        ("\t\tCHỦ TỊCH", ["CHỦ TỊCH"]),
    ],
)
def test_a_line_is_cut_where_its_cells_end_and_not_at_a_gap_to_be_filled_in(text, lines):
    assert [cell.strip() for cell in cut_cells(text) if cell.strip()] == lines


@given(st.text("conghaxiu tvm", max_size=40), st.integers(0, 8), st.text("conghaxiu tvm", max_size=40))
def test_a_phrase_is_found_where_the_whole_line_has_it_best(before, errors, after):
    phrase = "cong hoa xa hoi"
    line = f"{before}cng hoa xe hoi{after}"
    letters, places = letters_only(line)
    start, end, distance = _best_match(letters_only(phrase)[0], letters)
    is_there = distance <= errors and start < end
    assert find_like(phrase, line, errors=errors) == (
        (places[start], places[end - 1] + 1) if is_there else None
    )
