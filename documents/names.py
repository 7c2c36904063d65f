"""Names of types, issuers and fields, compared as readers compare them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from vietnamese.text import clean_spaces
from vietnamese.tones import canonical

__all__ = ["issuer_name", "name_key", "naming_key"]

# The end of a title that came into the field of the issuer: "… ngày 25/10/1993 của Bộ Tài chính".
END_OF_TITLE: Final = re.compile(r".*\bngày \d{1,2}/\d{1,2}/\d{4} của ", re.DOTALL)
# How names of bodies are shortened in headings and tables, as keys.
SHORT_FORMS: Final[Mapping[str, str]] = {
    "tlđ": "tổng liên đoàn lao động việt nam",
    "tldlđvn": "tổng liên đoàn lao động việt nam",
    "tlđlđ": "tổng liên đoàn lao động",
    "lđlđ": "liên đoàn lao động",
    "cđcs": "công đoàn cơ sở",
    "cđ": "công đoàn",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "bch": "ban chấp hành",
    "btv": "ban thường vụ",
    "kcn": "khu công nghiệp",
    "tp": "thành phố",
    "vn": "việt nam",
}
WORD: Final = re.compile(r"[^\W\d_]+")


def name_key(name: str) -> str:
    """Equal for spellings of one name: case, spaces and the place of tone marks do not matter."""
    return canonical(clean_spaces(name)).casefold()


def naming_key(name: str) -> str:
    """Equal for a body's name in full and shortened: "LĐLĐ TP. Huế" is "Liên đoàn Lao động thành phố Huế"."""
    key = WORD.sub(lambda word: canonical(SHORT_FORMS.get(word[0], word[0])), name_key(name))
    return clean_spaces(re.sub(r"[.,\-–]", " ", key))


def issuer_name(text: str) -> str:
    """The issuer in a field that may begin with the end of the document's title, as codifications print it.

    "Chính phủ về công tác văn thư ngày 05/03/2020 của Bộ Nội vụ" is a circular of Bộ Nội vụ.
    """
    return clean_spaces(END_OF_TITLE.sub("", text))
