"""Names of types, issuers and fields, compared as readers compare them."""

from __future__ import annotations

import re
from typing import Final

from vietnamese.text import clean_spaces
from vietnamese.tones import canonical

__all__ = ["issuer_name", "name_key"]

# The end of a title that came into the field of the issuer: "… ngày 25/10/1993 của Bộ Tài chính".
END_OF_TITLE: Final = re.compile(r".*\bngày \d{1,2}/\d{1,2}/\d{4} của ", re.DOTALL)


def name_key(name: str) -> str:
    """Equal for spellings of one name: case, spaces and the place of tone marks do not matter."""
    return canonical(clean_spaces(name)).casefold()


def issuer_name(text: str) -> str:
    """The issuer in a field that may begin with the end of the document's title, as codifications print it.

    "Chính phủ về công tác văn thư ngày 05/03/2020 của Bộ Nội vụ" is a circular of Bộ Nội vụ.
    """
    return clean_spaces(END_OF_TITLE.sub("", text))
