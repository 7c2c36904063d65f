"""A file of tests runs on PostgreSQL unless it is named; what is named has nothing to do with a database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.on_postgresql import COUNTING, FEEDING_THE_INDEX, INDEPENDENT, depends_on_database

ROOT = Path(__file__).parents[2]
# SQL of one's own, several writers, and queries that are counted by hand.
SIGNS = re.compile(
    r"cursor\(|CaptureQueriesContext|\.raw\(|IntegrityError|\.vendor\b|select_for_update|Migration"
)


class Item:
    """A test as pytest has collected it, in a file of this name."""

    def __init__(self, request, file, *, markers=("database",), fixtures=(), engine=None) -> None:
        self.config, self.path = request.config, ROOT / file
        self.markers, self.fixturenames = markers, fixtures
        self.callspec = type("Case", (), {"params": {"engine": engine} if engine else {}})

    def get_closest_marker(self, name):
        return name if name in self.markers else None


NAMED, NEW = next(iter(INDEPENDENT)), "tests/news/test_something_new.py"


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        (NEW, {}, True),
        (NEW, {"markers": ()}, False),
        (NEW, {"markers": ("database", "browser")}, False),
        (NEW, {"markers": ("database", "own_server")}, False),
        (NEW, {"engine": "database"}, True),
        (NEW, {"engine": "elasticsearch"}, False),
        (NEW, {"engine": "elasticsearch", "fixtures": tuple(COUNTING)}, True),
        (min(FEEDING_THE_INDEX), {"engine": "elasticsearch"}, True),
        (NAMED, {}, False),
        (NAMED, {"fixtures": ("client", *COUNTING)}, True),
    ],
)
def test_a_test_runs_there_unless_it_is_known_to_be_independent(request, file, options, expected):
    assert depends_on_database(Item(request, file, **options)) is expected


@pytest.mark.parametrize("file", sorted({*INDEPENDENT, *FEEDING_THE_INDEX}))
def test_what_is_named_exists(file):
    assert (ROOT / file).is_file()


@pytest.mark.parametrize("file", sorted(INDEPENDENT))
def test_what_is_named_has_a_reason_and_no_sign_of_the_database(file):
    assert len(INDEPENDENT[file].split()) > 4
    assert not SIGNS.findall((ROOT / file).read_text())
