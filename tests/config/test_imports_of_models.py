from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from config.settings.environment import ROOT

APPS = (
    "documents",
    "news",
    "documents",
    "search",
    "attachments",
    "counters",
    "extraction",
    "page_images",
    "home",
    "images",
    "links",
    "pages",
)
# What stands above models, by the names that files have here.
ABOVE = re.compile(
    r"(^|[._])(views?|routes|forms?|panels?|facets?|editors?|importing|viewsets|listings)([._]|$)"
)


def folder(app: str) -> Path:
    return next(path for path in (ROOT / app, ROOT / "site" / app) if path.is_dir())


def model_files(app: str) -> list[Path]:
    return [*folder(app).glob("models.py"), *folder(app).glob("models/*.py")]


def imported(file: Path) -> set[str]:
    """The modules of ours that a file names, "from a import b" as both `a` and `a.b`."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.partition(".")[0] in APPS}


@pytest.mark.parametrize("app", APPS)
def test_a_model_names_nothing_that_shows_or_edits_it(app):
    named = {name for file in model_files(app) for name in imported(file)}
    assert not {name for name in named if ABOVE.search(name)}


def test_names_of_what_stands_above_models_are_known():
    above = [
        "news.views.article",
        "pages.page_form",
        "counters.panels",
        "news.facet_values",
        "news.importing",
    ]
    below = ["pages.editing", "pages.mounting", "news.models.section", "extraction.formats", "links.reviews"]
    assert [name for name in (*above, *below) if ABOVE.search(name)] == above
