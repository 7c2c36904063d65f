"""A name that is left of a block of who signs, where a stamp hides the office above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from documents.parsing.lines import Line
from documents.parsing.persons import person_at_end
from documents.parsing.results import Doubt, Found, missing

__all__ = ["lone_signer"]

RECIPIENTS: Final = re.compile(r"\W*noi nhan\b")
# More lines than these are an annex.
MOST_LINES: Final = 16
NEAR: Final = 3


def lone_signer(lines: Sequence[Line]) -> Found[str]:
    """The last line below "Nơi nhận" that is a name and nothing else; never given without a doubt."""
    starts = [place for place, line in enumerate(lines) if RECIPIENTS.match(line.folded)]
    if not starts:
        return missing()
    below = list(islice(lines, starts[-1] + 1, starts[-1] + 1 + MOST_LINES))
    for line in reversed(below):
        bare = re.sub(r"^[\W_]+|[\W_]+$", "", line.text)
        name = person_at_end(bare, is_beside_item=False, since_office=NEAR + 1)
        if name and len(name.split()) > 1:
            return Found(name, (Doubt.GUESSED,), line.page, line.text)
    return missing()
