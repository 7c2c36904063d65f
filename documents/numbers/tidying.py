"""Numbers as they stand in names of files and as slips of the keys leave them, made readable."""

from __future__ import annotations

import re

__all__ = ["tidied"]

_FILE_NAME = re.compile(r"\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|txt|html?|zip|rar|jpe?g|png|tiff?)\s*$")
# 145.2020.nd-cp: full stops around the year, where no date is meant.
_STOPS = re.compile(r"(?<![\d.,/])(?P<number>\d{1,6})\.(?P<year>(?:19|20)\d\d)(?:\.(?=[a-z])|(?![\d.,]))")
# Letters that look like figures, among figures.
_LOOK_ALIKES = re.compile(r"(?<![^\W_])(?=[oil]*\d)(?=\d*[oil])[\doil]{2,5}(?![^\W_])")
_FIGURES = str.maketrans("oil", "011")
_NUMBER_FOLLOWS = re.compile(
    r"(?:\bso|[/_]|\b(?:nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|luat))[\s.:]*$"
)
_LOOK_BACK = 16


def tidied(folded: str) -> str:
    """A folded query with every character in its place: "5o/2022" → "50/2022", "145_2020" → "145 2020"."""
    text = _LOOK_ALIKES.sub(_as_figures, folded)
    text = _FILE_NAME.sub(lambda match: " " * len(match[0]), text)
    text = _STOPS.sub(_with_slashes, text)
    return text.replace("_", " ")


def _as_figures(match: re.Match[str]) -> str:
    """Only where a number is written: before or after a slash, or announced."""
    text = match.string
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    is_number = text[match.end() :].lstrip()[:1] in {"/", "_"} or _NUMBER_FOLLOWS.search(before)
    return match[0].translate(_FIGURES) if is_number else match[0]


def _with_slashes(match: re.Match[str]) -> str:
    end = "/" if match[0].endswith(".") else ""
    return f"{match['number']}/{match['year']}{end}"
