"""The slug field of edit forms: it makes of a title in the browser what `vietnamese.slugs` makes of it."""

from __future__ import annotations

from typing import Final

from wagtail.admin.widgets import SlugInput

from vietnamese.alphabet import COMBINING_MARKS, TONED_VOWELS
from vietnamese.text import strip_marks

__all__ = ["READABLE_SLUG", "ReadableSlugInput"]

SLUG_LENGTH: Final = 100
MARKED_LETTERS: Final = "ăâđêôơưĂÂĐÊÔƠƯðÐ" + "".join(TONED_VOWELS)


def _without_marks() -> list[tuple[str, str]]:
    """One replacement for each ASCII letter: the class of all letters that are this one with marks."""
    marked: dict[str, str] = {}
    for letter in MARKED_LETTERS:
        base = strip_marks(letter).lower()
        marked[base] = marked.get(base, "") + letter
    return [(f"[{letters}]", base) for base, letters in marked.items()]


# Pairs of pattern and replacement, applied in this order; plain enough to mean the same in JavaScript.
READABLE_SLUG: Final = [
    (f"[{COMBINING_MARKS}]", ""),
    *_without_marks(),
    ("[^A-Za-z0-9]+", "-"),
    ("^-+|-+$", ""),
    # As the server does, cut before the word that passes the limit.
    (f"^(?=.{{{SLUG_LENGTH + 1}}})(.{{1,{SLUG_LENGTH}}})-.*$", "$1"),
]


class ReadableSlugInput(SlugInput):
    """Follows the title while it is typed: "Đại hội Công đoàn" → "dai-hoi-cong-doan".

    Wagtail's own mapping takes đ from Serbian and writes "dj".
    """

    def __init__(self, attrs: dict[str, object] | None = None, **kwargs: object) -> None:
        super().__init__(attrs, **{"formatters": READABLE_SLUG, **kwargs})
