"""The logic of the scripts, run by Node's own test runner; tests/browser looks at what they do in a page."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from config.settings.environment import ROOT
from tests.services.programs import find_node

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def node() -> str:
    found = os.environ.get("TEST_NODE") or find_node()
    if not found:
        pytest.skip("Node is not installed: use `make test`, or set TEST_NODE")
    return str(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_logic_of_a_script_holds(node, file):
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(file)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE), done.stdout
