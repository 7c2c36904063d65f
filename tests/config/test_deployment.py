"""The files for a production machine fit the site they start."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import resolve, reverse

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


def test_there_is_a_unit_for_the_site_and_one_for_its_worker() -> None:
    assert [unit.name for unit in UNITS] == ["congdoan-worker.service", "congdoan.service"]
    assert "congdoan-worker.service" in (DEPLOY / "congdoan.service").read_text(encoding="utf-8")
    assert not list(DEPLOY.glob("*.timer")), "the worker knows what is to be done again and again"


NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
LIMITED = {
    "congdoan_sign_in": [
        reverse("wagtailadmin_login"),
        reverse("wagtailadmin_password_reset"),
        reverse("wagtailcore_authenticate_with_password", args=(1, 2)),
    ],
    "congdoan_search": [reverse("search"), reverse("search_api"), reverse("suggest_api")],
    "congdoan_exports": ["/van-ban/csv/", "/van-ban/xlsx/", "/van-ban/1/tai-tat-ca/"],
}


@pytest.mark.parametrize(("zone", "path"), [(zone, path) for zone in LIMITED for path in LIMITED[zone]])
def test_nginx_limits_what_is_costly_or_guessed_at(zone: str, path: str) -> None:
    assert resolve(path).route
    assert re.search(rf"^limit_req_zone .* zone={zone}:", NGINX, re.MULTILINE)
    blocks = re.findall(r"location ~ (\S+) \{([^}]*)\}", NGINX)
    (limits,) = [block for pattern, block in blocks if re.search(pattern, path)]
    assert f"limit_req zone={zone} " in limits
    assert "proxy_pass http://congdoan;" in limits


def test_nginx_writes_no_address_of_a_reader() -> None:
    (log_format,) = re.findall(r"^log_format .*;$", NGINX, re.MULTILINE)
    assert "addr" not in log_format
    # What it says about a limit has the address, on the level "error".
    assert re.findall(r"error_log \S+ (\w+);", NGINX) == ["crit"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "False False"),
        ({"HSTS_SUBDOMAINS": "true"}, "True False"),
        ({"HSTS_SUBDOMAINS": "true", "HSTS_PRELOAD": "true"}, "True True"),
        ({"HSTS_PRELOAD": "true"}, "False False"),
        ({"HTTPS_ONLY": "false", "HSTS_SUBDOMAINS": "true", "HSTS_PRELOAD": "true"}, "False False"),
    ],
)
def test_browsers_are_promised_only_what_was_asked_for(
    variables: dict[str, str], expected: str, tmp_path: Path
) -> None:
    program = (
        "from config.settings import security as s;"
        "print(s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
    )
    environment = os.environ | example_settings() | {"SECRET_KEY": SECRET_KEY, "VAR_DIR": str(tmp_path)}
    environment |= {"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"} | variables
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected
