"""Which page numbers a list offers."""

from __future__ import annotations

__all__ = ["GAP", "numbers_around"]

GAP = None


def numbers_around(number: int, last: int, reach: int = 2) -> list[int | None]:
    """The first and last page, and those around the current one; `GAP` stands for what is left out.

    A gap of one page is that page: 1 2 3 … 9 rather than 1 … 3 … 9.
    """
    near = {page for page in range(number - reach, number + reach + 1) if 1 <= page <= last}
    shown = sorted(near | {1, last})
    result: list[int | None] = []
    for page in shown:
        before = result[-1] if result else None
        if before is not None and page - before == 2:
            result.append(page - 1)
        elif before is not None and page - before > 2:
            result.append(GAP)
        result.append(page)
    return result
