"""The state of a site without content, prepared once in a run, for tests with real processes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import locked
from tests.site_process import SiteProcess

__all__ = ["prepared_copy", "prepared_state"]


@pytest.fixture(scope="session")
def prepared_state(shared_folder: Path) -> Path:
    """Its tables and static files. The first process that asks prepares it and the others wait."""
    state = shared_folder / "prepared"
    with locked(state.with_suffix(".lock")):
        if not state.exists():
            begun = state.with_suffix(".begun")
            begun.mkdir()
            SiteProcess(begun).manage("prepare")
            begun.rename(state)
    return state


@pytest.fixture
def prepared_copy(prepared_state: Path, tmp_path: Path) -> Callable[[], Path]:
    """A state of one's own that needs no more preparation."""

    def copy() -> Path:
        state = tmp_path / "state"
        shutil.copytree(prepared_state, state)
        return state

    return copy
