"""The glossary says what the code and the interface say."""

from __future__ import annotations

import importlib
import re

import pytest
from django.db.models import Choices, Model
from django.utils import translation

from config.settings.environment import ROOT

ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| `([\w.]+)` \|$", re.MULTILINE)
TEXT = (ROOT / "site" / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [(match[2], match[1]) for match in ROW.finditer(TEXT)]


def words_of(name: str) -> str | None:
    """What the interface calls what the code calls so; None for what has no words there."""
    *path, last = name.split(".")
    length = next(n for n in range(len(path), 0, -1) if is_module(".".join(path[:n])))
    found: object = importlib.import_module(".".join(path[:length]))
    for attribute in path[length:]:
        found = getattr(found, attribute)
    found = getattr(found, last, None)
    if isinstance(found, type) and issubclass(found, Model):
        is_named = "verbose_name" in found._meta.original_attrs
        return str(found._meta.verbose_name) if is_named else None
    field = getattr(found, "field", None)
    if field is not None:
        return str(field.verbose_name)
    if isinstance(found, Choices):
        return str(found.label)
    return found if isinstance(found, str) and not name.startswith("search.") else None


def is_module(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        return False
    return True


def test_every_row_is_read():
    lines = [
        line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| Vietnamese")
    ]
    assert len(lines) == len(ROWS) > 60


@pytest.mark.parametrize(("name", "vietnamese"), ROWS, ids=[name for name, _vietnamese in ROWS])
def test_the_interface_uses_the_word_of_the_glossary(name, vietnamese):
    with translation.override("vi"):
        shown = words_of(name)
    assert shown is None or shown.lower() == vietnamese.lower()


def test_a_name_stands_in_the_glossary_once():
    names = [name for name, _vietnamese in ROWS]
    assert [name for name in names if names.count(name) > 1] == []
