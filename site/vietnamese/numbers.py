"""Numbers and sizes with a point between thousands and a comma before decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_SIZE_UNITS = ("byte", "KB", "MB", "GB", "TB")
_SIZE_STEP = 1024
_SEPARATORS = str.maketrans(",.", ".,")


def format_number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """The number as Vietnamese writes it: 6190 → "6.190", 1234.5 → "1.234,5".

    With ``decimals`` exactly so many digits after the comma, halves rounded up; without, as many as
    the number has.
    """
    exact = value if isinstance(value, int) else Decimal(str(value))
    if decimals is not None:
        exact = Decimal(exact).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format(exact, ",f" if isinstance(exact, Decimal) else ",").translate(_SEPARATORS)


def format_size(size: int) -> str:
    """A size in bytes in the largest fitting unit, steps of 1,024: 1258291 → "1,2 MB".

    One decimal, left out where it is zero and for plain bytes.
    """
    value = Decimal(size)
    for unit in _SIZE_UNITS:
        rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
        if rounded < _SIZE_STEP or unit == _SIZE_UNITS[-1]:
            break
        value /= _SIZE_STEP
    return f"{format_number(rounded).removesuffix(',0')} {unit}"
