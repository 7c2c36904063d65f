"""The files for a production machine fit the site they start."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "site" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
DECISIONS = ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL", "HTTPS_ONLY", "VAR_DIR")
SECRET_KEY = "0123456789abcdef-ghijklmnopqrstuvwxyz-GHIJKLMNOPQRSTUVWXYZ-only-a-test"


def example_settings() -> dict[str, str]:
    lines = (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return dict(pairs)


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL", "HTTPS_ONLY", "VAR_DIR"]
)
def test_the_example_names_what_a_site_has_to_decide(name: str) -> None:
    assert example_settings().get(name)


def test_the_example_passes_the_deployment_check(tmp_path: Path) -> None:
    environment = os.environ | example_settings() | {"SECRET_KEY": SECRET_KEY, "VAR_DIR": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_calls_commands_that_exist(unit: Path) -> None:
    commands = re.findall(r"^ExecStart(?:Pre)?=\S+/python manage\.py (\w+)", unit.read_text(), re.MULTILINE)
    assert commands
    assert set(commands) <= set(get_commands())


@pytest.mark.parametrize("timer", sorted(DEPLOY.glob("*.timer")), ids=lambda timer: timer.name)
def test_a_timer_has_its_service(timer: Path) -> None:
    assert timer.with_suffix(".service") in UNITS
