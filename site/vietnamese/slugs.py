"""Addresses made of Vietnamese titles."""

from __future__ import annotations

import re

from vietnamese.text import fold

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str, max_length: int = 80) -> str:
    """The text as ASCII words joined by hyphens: "65/HD-TLĐ" → "65-hd-tld".

    At most ``max_length`` characters and never cut inside a word, unless the first word alone is
    longer. Empty when the text has no Latin letter and no digit.
    """
    slug = _NOT_IN_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= max_length:
        return slug
    # One character more than allowed: a hyphen there ends a word exactly at the limit.
    whole_words, _, _ = slug[: max_length + 1].rpartition("-")
    return whole_words or slug[:max_length]
