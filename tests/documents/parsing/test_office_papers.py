"""Papers of unions and offices in the layouts that people use, lists and forms among them.

`files/office_papers.txt` has a section for each: its name, the fields that are asked ("-": the paper has
none), a blank line, and the text as the readers of files give it, with ⇥ for the end of a cell.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from documents.parsing import read_document

PAPERS = Path(__file__).parent / "files" / "office_papers.txt"


def papers():
    for section in PAPERS.read_text(encoding="utf-8").split("=== ")[1:]:
        top, _, text = section.partition("\n\n")
        name, *fields = top.split("\n")
        expected = dict(field.split(": ", 1) for field in fields)
        yield name, expected, text.replace("⇥", "\t").strip("\n")


def value_of(name, text):
    if text == "-":
        return None
    return date.fromisoformat(text) if name.endswith("_on") else text


@pytest.mark.parametrize(("expected", "text"), [pytest.param(*rest, id=name) for name, *rest in papers()])
def test_nothing_wrong_is_given_without_a_doubt(expected, text):
    reading = read_document([text])
    wrong = {
        name: getattr(reading, name).value
        for name, true in expected.items()
        if getattr(reading, name).is_certain and getattr(reading, name).value != value_of(name, true)
    }
    assert wrong == {}


def test_what_is_given_is_right_and_most_is_given():
    counted: Counter[str] = Counter()
    for _name, expected, text in papers():
        reading = read_document([text])
        for name, true in expected.items():
            found, truth = getattr(reading, name), value_of(name, true)
            counted["stated"] += truth is not None
            counted["given"] += found.value is not None
            counted["right"] += found.value is not None and found.value == truth
            counted["certain"] += found.is_certain and truth is not None
    assert len(list(papers())) >= 60
    assert counted["right"] >= 0.97 * counted["given"]
    assert counted["right"] >= 0.97 * counted["stated"]
    assert counted["certain"] >= 0.9 * counted["stated"]
