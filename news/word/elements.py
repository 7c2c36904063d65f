"""What a Word file consists of, before anybody has asked what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

__all__ = ["Cell", "Element", "Grid", "Label", "Paragraph", "PlacedPicture", "Run", "spelled_out"]

# In fields without formats the exponent of m² is a character of its own.
RAISED: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
LOWERED: Final = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one format. `script` is "sup", "sub" or ""; `font` names the font where one is set."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    script: str = ""
    link: str = ""
    font: str = ""

    def looks_like(self, other: Run) -> bool:
        return replace(self, text="") == replace(other, text="")


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture where it stands. `part` is "" where the file only names one that lies elsewhere."""

    part: str
    description: str = ""
    is_cropped: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What Word writes before a paragraph of a list: "1.", "a)"; of a bullet `text` is ""."""

    level: int
    text: str = ""
    number: int = 0

    @property
    def is_plain_number(self) -> bool:
        return self.text.rstrip(".)/") == str(self.number)


@dataclass(slots=True)
class Paragraph:
    """`role` is "title", "lead", "caption" or "" as the style says; `level` that of a heading, else 0."""

    runs: list[Run] = field(default_factory=list)
    role: str = ""
    level: int = 0
    align: str = ""
    label: Label | None = None
    pictures: list[PlacedPicture] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def is_centred(self) -> bool:
        return self.align == "center"

    @property
    def is_bold(self) -> bool:
        return self._is_all("is_bold")

    @property
    def is_italic(self) -> bool:
        return self._is_all("is_italic")

    def lines(self) -> Iterator[Paragraph]:
        """The paragraph cut at its line breaks; pictures stay with the first."""
        current = Paragraph([], self.role, self.level, self.align, self.label, self.pictures)
        for run in self.runs:
            for number, part in enumerate(run.text.split("\n")):
                if number:
                    yield current
                    current = Paragraph([], self.role, self.level, self.align)
                if part:
                    current.runs.append(replace(run, text=part))
        yield current

    def _is_all(self, trait: str) -> bool:
        written = [run for run in self.runs if run.text.strip()]
        return bool(written) and all(getattr(run, trait) for run in written)


@dataclass(slots=True)
class Cell:
    """`columns` it reaches over; `goes_on` from the cell above."""

    elements: list[Element] = field(default_factory=list)
    columns: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class Grid:
    """A table; `has_header` where Word repeats its first row on each page."""

    rows: list[list[Cell]] = field(default_factory=list)
    has_header: bool = False


Element = Paragraph | Grid


def spelled_out(runs: Sequence[Run]) -> str:
    """Runs as plain text on one line, with the exponents that characters can show: m²."""
    parts = []
    for run in runs:
        table = {"sup": RAISED, "sub": LOWERED}.get(run.script)
        parts.append(run.text.translate(table) if table and run.text.strip().isalnum() else run.text)
    return " ".join("".join(parts).split())
