"""The numbers and bullets that Word writes before paragraphs by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element

from news.word.elements import Label
from news.word.names import W, child, value

__all__ = ["Numbering"]

PLACE: Final = re.compile(r"%([1-9])")
ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """Counts on as paragraphs ask for their labels, in the order of the file."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element[Any] | None) -> Numbering:
        numbering = cls()
        if root is None:
            return numbering
        for abstract in root.iterfind(f"{W}abstractNum"):
            key = value(abstract, "abstractNumId")
            numbering._levels[key] = dict(map(_level, abstract.iterfind(f"{W}lvl")))
        for number in root.iterfind(f"{W}num"):
            key, kind = value(number, "numId"), value(child(number, "abstractNumId"))
            numbering._abstract[key] = kind
            overrides = dict(_level(level) for level in number.iterfind(f"{W}lvlOverride/{W}lvl"))
            starts = {
                int(value(one, "ilvl") or 0): value(child(one, "startOverride"))
                for one in number.iterfind(f"{W}lvlOverride")
                if child(one, "startOverride") is not None
            }
            if overrides or starts:
                numbering._override(key, kind, overrides, starts)
        return numbering

    def _override(self, key: str, kind: str, levels: dict[int, _Level], starts: dict[int, str]) -> None:
        own = f"{kind}/{key}"
        self._levels[own] = self._levels.get(kind, {}) | levels
        for place, start in starts.items():
            if (level := self._levels[own].get(place)) and start.isdecimal():
                self._levels[own][place] = _Level(level.format, level.pattern, int(start))
        self._abstract[key] = own

    def label(self, list_id: str, at: str) -> Label | None:
        """What stands before the next paragraph of a list; None where nothing does."""
        kind = self._abstract.get(list_id)
        place = int(at) if at.isdecimal() and int(at) < MOST_LEVELS else 0
        level = self._levels.get(kind or "", {}).get(place)
        if kind is None or level is None or level.format == "none":
            return None
        if level.format == "bullet":
            return Label(place)
        counts = self._counts.setdefault(kind, {})
        counts[place] = counts[place] + 1 if place in counts else level.start
        for deeper in [one for one in counts if one > place]:
            del counts[deeper]
        return Label(place, self._written(kind, level.pattern, counts), counts[place])

    def _written(self, kind: str, pattern: str, counts: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            level = self._levels[kind].get(place)
            return _numeral(counts.get(place, level.start if level else 1), level.format if level else "")

        return PLACE.sub(number, pattern)


def _level(element: Element[Any]) -> tuple[int, _Level]:
    at, start = value(element, "ilvl"), value(child(element, "start"))
    return int(at) if at.isdecimal() else 0, _Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")),
        int(start) if start.isdecimal() else 1,
    )


def _numeral(number: int, kind: str) -> str:
    if kind.endswith("Letter") and 1 <= number <= 26:
        letter = chr(ord("A") + number - 1)
    elif kind.endswith("Roman") and 1 <= number < 40:
        letter = _roman(number)
    else:
        return str(number)
    return letter.lower() if kind.startswith("lower") else letter


def _roman(number: int) -> str:
    written = ""
    for worth, sign in ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written
