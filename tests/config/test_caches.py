"""With REDIS_URL all processes share their caches, and one cache does not see what another keeps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from django.core.cache import caches
for alias in caches.settings:
    caches[alias].{call}
    print(alias, caches[alias].get("key"))
"""


def in_another_process(call: str, redis_url: str, state: Path) -> list[str]:
    """What the caches hold under "key" after `call` on each of them."""
    environment = os.environ | {"REDIS_URL": redis_url, "VAR_DIR": str(state)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PROGRAM.format(call=call)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def test_processes_share_what_each_cache_keeps(redis_url: str, tmp_path: Path) -> None:
    written = in_another_process("set('key', f'of {alias}')", redis_url, tmp_path)
    assert "default of default" in written
    assert len({line.split(" ", 1)[1] for line in written}) == len(written), "every cache has its own keys"
    assert in_another_process("get('key')", redis_url, tmp_path) == written
