"""Every package of the project is named where tools look for it."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch

from config.settings.environment import ROOT, SITE_ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_part_of_what_is_built():
    patterns = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    found = (file.parent.name for root in (ROOT, SITE_ROOT) for file in root.glob("*/__init__.py"))
    packages = set(found) - {"tests"}
    assert "counters" in packages
    assert {name for name in packages if not any(fnmatch(name, pattern) for pattern in patterns)} == set()


def test_the_licence_is_named_and_there():
    assert PROJECT["project"]["license"] == "BSD-3-Clause"
    for name in PROJECT["project"]["license-files"]:
        assert "BSD 3-Clause License" in (ROOT / name).read_text(encoding="utf-8")
