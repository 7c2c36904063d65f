from __future__ import annotations

import gzip
from datetime import date, datetime

import pytest
from django.utils import timezone

from pages.json_lines import RowError, UnreadableFileError, count_lines, read_lines


@pytest.fixture
def one_row(tmp_path):
    def read(content):
        path = tmp_path / "a.jsonl"
        path.write_bytes(content)
        [line] = read_lines([path])
        return line.row()

    return read


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines_are_numbered_and_blank_ones_are_none(tmp_path, name):
    path = tmp_path / name
    content = b'{"id": "1"}\n\n  \n{"id": "2"}\r\n{"id": "3"}'
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    lines = list(read_lines([path, path]))
    assert [str(line) for line in lines] == [f"{name}:{number}" for number in (1, 4, 5, 1, 4, 5)]
    assert [line.index for line in lines] == list(range(6))
    assert lines[1].row().values == {"id": "2"}
    assert count_lines([path, path]) == 6


@pytest.mark.parametrize(
    "content",
    [b"{", b"[1]", b'"x"', b"null", b"\xff\xfe", b'{"id": NaN', b"[" * 5000, b'{"a": ' + b"9" * 5000 + b"}"],
    ids=range(8),
)
def test_a_line_that_is_no_object_is_refused(one_row, content):
    with pytest.raises(RowError):
        one_row(content)


def test_a_text_is_composed_and_stripped(one_row):
    row = one_row('{"a": "  Công đoàn \\n", "b": null}'.encode())
    assert (row.text("a"), row.text("b"), row.text("c")) == ("Công đoàn", "", "")


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        (b'{"a": 5}', {}),
        (b'{"a": ["x"]}', {}),
        (b'{"a": " "}', {"required": True}),
        (b"{}", {"required": True}),
        (b'{"a": "12345"}', {"max_length": 4}),
        (rb'{"a": "x\u0000y"}', {}),
        (rb'{"a": "x\ud800y"}', {}),
    ],
)
def test_a_text_that_cannot_be_stored_is_refused_by_its_name(one_row, content, asked):
    with pytest.raises(RowError, match="a"):
        one_row(content).text("a", **asked)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2017-09-15", date(2017, 9, 15)), ("2017-09-15T23:59:00+07:00", date(2017, 9, 15)),
     ("2017-09-15T20:00:00Z", date(2017, 9, 16)), ("", None)],
)  # fmt: skip
def test_a_date_is_local(one_row, text, day):
    row = one_row(f'{{"a": "{text}"}}'.encode())
    assert row.day("a") == day


def test_a_date_without_time_is_the_beginning_of_the_day(one_row):
    midnight = timezone.make_aware(datetime(2017, 9, 15))  # noqa: DTZ001 (made aware right here)
    assert one_row(b'{"a": "2017-09-15"}').moment("a") == midnight


@pytest.mark.parametrize("text", ["2017-02-31", "hôm qua", "0001-01-01", "9999-12-31", "15/09/2017", "2017"])
def test_a_date_that_is_none_is_refused(one_row, text):
    with pytest.raises(RowError):
        one_row(f'{{"a": "{text}"}}'.encode()).day("a")


@pytest.mark.parametrize("content", [None, b"no archive", gzip.compress(b'{"id": "1"}\n' * 999)[:-20]])
def test_a_file_that_cannot_be_read_to_its_end_is_said_so(tmp_path, content):
    path = tmp_path / "a.jsonl.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"a\.jsonl\.gz"):
        list(read_lines([path]))
