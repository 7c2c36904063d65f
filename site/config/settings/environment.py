"""Where values come from: the process environment, then `var/env` (written by `make run`)."""

from __future__ import annotations

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
SITE_ROOT = ROOT / "site"

env = environ.Env()
VAR_DIR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
if (VAR_DIR / "env").is_file():
    env.read_env(VAR_DIR / "env")
