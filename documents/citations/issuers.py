"""Whether the issuer a text names is the one of a document."""

from __future__ import annotations

import re

from vietnamese.text import clean_spaces, fold

__all__ = ["agree"]

# Short forms in running text, folded; the longer one first.
_LONG_FORMS = (
    ("tong ldldvn", "tong lien doan lao dong viet nam"),
    ("tong ldld", "tong lien doan lao dong"),
    ("tldldvn", "tong lien doan lao dong viet nam"),
    ("tldld", "tong lien doan lao dong"),
    ("ldld", "lien doan lao dong"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("bhxh", "bao hiem xa hoi"),
    ("tp", "thanh pho"),
)
_SHORT = re.compile(r"\b(?:" + "|".join(short for short, _long in _LONG_FORMS) + r")\b")
_EXPANDED = dict(_LONG_FORMS)
# Who signs for a body, or which part of it decides.
_OFFICE = re.compile(
    r"\b(?:bo truong|thu truong|chu tich|pho chu tich|giam doc|thong doc|chanh an|vien truong|tong giam doc"
    r"|doan chu tich|ban thuong vu|ban chap hanh|bch|ban thuong truc)\b"
)
_PLACE_KINDS = {"tinh", "thanh", "pho", "huyen", "quan", "thi", "xa", "phuong"}
# Bodies that every place has: only the place tells them apart.
_LOCAL = (
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "lien doan lao dong",
    "tinh uy",
    "thanh uy",
    "so ",
    "bao hiem xa hoi",
)


def agree(named: str, issuer: str) -> bool | None:
    """Whether `named` in a text and `issuer` of a document are the same body; None where it is not plain."""
    words, own = _words(named), _words(issuer)
    if not words or not own:
        return None
    if set(own) <= set(words) or set(words) <= set(own):
        return True
    local = next((body for body in _LOCAL if " ".join(own).startswith(body)), "")
    if local and " ".join(words).startswith(local):
        place = [word for word in own if word not in _PLACE_KINDS and word not in local.split()]
        return set(place) <= set(words)
    return None


def _words(name: str) -> list[str]:
    text = _OFFICE.sub(" ", fold(clean_spaces(name)))
    text = _SHORT.sub(lambda match: _EXPANDED[match[0]], text)
    return re.sub(r"[^\w]+", " ", text).split()
