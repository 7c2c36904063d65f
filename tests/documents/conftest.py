from __future__ import annotations

import pytest


@pytest.fixture
def facsimiles_root(settings, tmp_path):
    """A folder of drawn pages that no other test knows."""
    settings.FACSIMILES_ROOT = tmp_path / "facsimiles"
    return settings.FACSIMILES_ROOT
