from __future__ import annotations

import pytest


@pytest.fixture
def page_images_root(settings, tmp_path):
    """A folder of drawn pages that no other test knows."""
    settings.PAGE_IMAGES_ROOT = tmp_path / "page_images"
    return settings.PAGE_IMAGES_ROOT
