"""Of several processes the first makes the database, and the others copy what it made."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import SharedCreation


class Connection:
    """One process's connection to a database in a file, as far as it is asked here."""

    alias, vendor = "shared", "sqlite"

    def __init__(self, name: Path) -> None:
        self.creation, self.name, self.made = self, str(name), 0
        self.settings_dict: dict[str, str] = {}

    def create_test_db(self, **options):
        self.made += 1
        Path(self.name).write_text(f"made by {Path(self.name).name}")
        return self.name

    def _get_test_db_name(self):
        return self.name

    def close(self):
        pass


@pytest.fixture
def processes(monkeypatch, tmp_path):
    monkeypatch.setitem(settings.DATABASES, Connection.alias, {})
    return [Connection(tmp_path / name) for name in ("first", "second", "third")]


def test_one_makes_it_and_each_has_its_own(processes, tmp_path):
    names = [SharedCreation(each, tmp_path)(verbosity=0) for each in processes]
    assert names == [each.name for each in processes]
    assert [each.made for each in processes] == [1, 0, 0]
    assert {Path(name).read_text() for name in names} == {"made by first"}
    assert [each.settings_dict.get("NAME") for each in processes[1:]] == names[1:]


def test_what_an_earlier_run_left_is_written_over(processes, tmp_path):
    first, second, _third = processes
    for ending in ("", "-wal", "-shm"):
        Path(second.name + ending).write_text("left over")
    for each in (first, second):
        SharedCreation(each, tmp_path)()
    assert Path(second.name).read_text() == "made by first"
    assert not Path(f"{second.name}-wal").exists()
    assert not Path(f"{second.name}-shm").exists()


def test_where_it_is_forgotten_the_next_makes_its_own(processes, tmp_path):
    first, second, _third = processes
    shared = SharedCreation(first, tmp_path)
    shared()
    shared.forget()
    SharedCreation(second, tmp_path)()
    assert Path(second.name).read_text() == "made by second"
