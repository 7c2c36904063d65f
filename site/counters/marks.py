"""How a view says what its answer is, without counting it.

A mark travels as a header of the response, so that it lives exactly as long as the answer it describes: it
survives a cache that pickles responses and middleware that compresses them, and it is gone when another
answer (304, an error page) takes the response's place. `CountingMiddleware` takes it off before the answer
leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponseBase

from counters.enums import Countable

HEADER = "X-Counted"


@dataclass(frozen=True, order=True)
class Mark:
    """One thing an answer counts as: a view of a page, or the download of one of its files."""

    page_id: int
    countable: Countable
    file_id: int = 0

    def __str__(self) -> str:
        return f"{self.page_id}:{self.countable.value}:{self.file_id}"

    @classmethod
    def parse(cls, text: str) -> Mark:
        """Read what `str` wrote. Raises ValueError."""
        page_id, countable, file_id = text.split(":")
        return cls(int(page_id), Countable(countable), int(file_id))


def mark_view(response: HttpResponseBase, page_id: int) -> None:
    """Say that this answer is the page itself, to be counted as a view of it."""
    _add(response, Mark(page_id, Countable.VIEW))


def mark_download(
    response: HttpResponseBase, page_id: int, countable: Countable = Countable.FILE, file_id: int = 0
) -> None:
    """Say that this answer sends a file that the page offers. Raises ValueError for a view."""
    if not countable.is_download:
        raise ValueError(f"{countable} is not a download")
    _add(response, Mark(page_id, countable, file_id))


def take_marks(response: HttpResponseBase) -> list[Mark]:
    """The marks of an answer, in a fixed order and each once; the answer has none afterwards."""
    if not response.has_header(HEADER):
        return []
    marks = {Mark.parse(text) for text in response[HEADER].split(",")}
    del response[HEADER]
    return sorted(marks)


def _add(response: HttpResponseBase, mark: Mark) -> None:
    response[HEADER] = f"{response[HEADER]},{mark}" if response.has_header(HEADER) else str(mark)
