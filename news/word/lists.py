"""Lists: those that Word makes, and those whose numbers and dashes were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from news.word.doubts import Doubt, Reason
from news.word.draft import NumberedList, Text
from news.word.elements import Label, Paragraph, Run
from news.word.html import as_html, element

__all__ = ["label_typed_lists", "list_pieces"]

NUMBER: Final = re.compile(r"\s*(\d{1,2})\s*[.)/]\s+(?=\S)")
BULLET: Final = re.compile(r"\s*[-–—+*•●▪■◦‣o]\s+(?=\S)|\s*[•●▪■◦‣]\s*(?=\S)")
# What goes on over several lines is a part of the text with a number, not an item.
LONGEST_ITEM: Final = 400


@dataclass(slots=True)
class _Item:
    html: str
    level: int
    tag: str


def label_typed_lists(paragraphs: Sequence[Paragraph], doubts: list[Doubt]) -> None:
    """Put labels in place of what was typed before neighbours that begin with 1., 2., … or with dashes."""
    place = 0
    while place < len(paragraphs):
        count = _typed(paragraphs, place)
        if count >= 2:
            doubts.append(Doubt(Reason.LIST_GUESSED, paragraphs[place].words))
            for number, one in enumerate(paragraphs[place : place + count], 1):
                is_number = NUMBER.match(one.text) is not None
                one.label = Label(0, f"{number}." if is_number else "", number if is_number else 0)
                _cut(one, NUMBER if is_number else BULLET)
        place += max(count, 1)


def list_pieces(paragraphs: Sequence[Paragraph]) -> list[Text | NumberedList]:
    """Neighbours that all have labels, as lists. Labels that no list of the site has stay as words."""
    first = paragraphs[0].label
    is_flat = all(one.label and one.label.level == first.level for one in paragraphs if first)
    numbers = [one.label.number for one in paragraphs if one.label and one.label.is_plain_number]
    goes_on = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    if is_flat and goes_on and len(numbers) == len(paragraphs) and numbers[0] != 1:
        return [NumberedList(numbers[0], [as_html(one.runs) for one in paragraphs])]
    return [Text(_nested([_item(one) for one in paragraphs]))]


def _typed(paragraphs: Sequence[Paragraph], place: int) -> int:
    """How many paragraphs from here on are items of one typed list."""
    kind = NUMBER if NUMBER.match(paragraphs[place].text) else BULLET
    count = 0
    for number, one in enumerate(paragraphs[place:], 1):
        match = kind.match(one.text)
        if not match or one.label or one.level or one.pictures or len(one.words) > LONGEST_ITEM:
            break
        if kind is NUMBER and int(match[1]) != number:
            break
        count = number
    return count


def _cut(paragraph: Paragraph, pattern: re.Pattern[str]) -> None:
    """Take what was typed from the beginning, over as many runs as it has."""
    match = pattern.match(paragraph.text)
    left = match.end() if match else 0
    kept: list[Run] = []
    for run in paragraph.runs:
        kept.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    paragraph.runs = [run for run in kept if run.text]


def _item(paragraph: Paragraph) -> _Item:
    label = paragraph.label or Label(0)
    html = as_html(paragraph.runs)
    if not label.text:
        return _Item(html, label.level, "ul")
    if label.is_plain_number:
        return _Item(html, label.level, "ol")
    return _Item(f"{label.text} {html}", label.level, "p")


def _nested(items: Sequence[_Item]) -> str:
    """Items of deeper levels inside the one before them; what has a label of its own is a paragraph."""
    html, place = "", 0
    while place < len(items):
        first = items[place]
        if first.tag == "p":
            html += element("p", first.html)
            place += 1
            continue
        inside, count = _level(items[place:], first)
        html += element(first.tag, inside)
        place += count
    return html


def _level(items: Sequence[_Item], first: _Item) -> tuple[str, int]:
    html, place = "", 0
    while place < len(items):
        item = items[place]
        if (
            item.tag == "p"
            or item.level < first.level
            or (item.level == first.level and item.tag != first.tag)
        ):
            break
        deeper = place + 1
        while deeper < len(items) and items[deeper].level > item.level and items[deeper].tag != "p":
            deeper += 1
        html += element("li", item.html + _nested(items[place + 1 : deeper]))
        place = deeper
    return html, place
