"""Install Debian packages, where that is ours to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

# Without a run level no package starts the service it brings: the tests start their own.
ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def install(packages: Sequence[str]) -> str | None:
    """Install the packages; returns why that was not possible, or None."""
    if not shutil.which("apt-get"):
        return "its program was not found, and this is not Debian"
    if os.geteuid() != 0:
        return "its program was not found, and only root may install it"
    sys.stderr.write(f"Installing {' '.join(packages)}…\n")
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "--quiet", *arguments],
            env=os.environ | ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return f"apt-get {arguments[0]} failed: {' '.join(done.stderr.split())[-300:]}"
    return None
