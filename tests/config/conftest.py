"""A site that is prepared once, for tests with real processes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site_process import SiteProcess


@pytest.fixture(scope="session")
def prepared_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state of a site without content: its tables, its static files."""
    state = tmp_path_factory.mktemp("prepared")
    SiteProcess(state).manage("prepare")
    return state


@pytest.fixture
def prepared_copy(prepared_state: Path, tmp_path: Path) -> Callable[[], Path]:
    """A state of one's own that needs no more preparation."""

    def copy() -> Path:
        state = tmp_path / "state"
        shutil.copytree(prepared_state, state)
        return state

    return copy
