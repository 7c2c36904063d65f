"""What the project has by name: targets of make, commands, settings, files, code."""

from __future__ import annotations

import importlib
import pkgutil
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class

from config.settings.environment import ROOT, SITE_ROOT

__all__ = [
    "MAKE_TARGETS",
    "OWN_PACKAGES",
    "described_targets",
    "is_path_there",
    "options_of",
    "resolves",
    "variables_read",
    "variables_set",
]

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MAKE_TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
OWN_PACKAGES = {info.name for info in pkgutil.iter_modules([str(ROOT), str(SITE_ROOT)])} - {"manage", "tests"}
# The one place where names are made up.
MADE_UP = ROOT / "tests" / "config" / "test_docs.py"
READ = re.compile(r"\benv(?:\.\w+)?\(\s*\"([A-Z0-9_]+)\"|_from_environment\(\"([A-Z0-9_]+)\"")


def described_targets() -> set[str]:
    """The targets that `make help` shows."""
    return set(re.findall(r"^([a-z][a-z-]*):.*##", MAKEFILE, re.MULTILINE))


@cache
def options_of(command: str) -> set[str]:
    """Every option of a management command, those of its own commands too."""
    loaded = load_command_class(str(get_commands()[command]), command)
    return set(_options_in(loaded.create_parser("manage.py", command)))


def _options_in(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield from _options_in(inner)


@cache
def variables_set() -> set[str]:
    """Whatever may be set: in the environment of the site or its tests, for make, or as a setting."""
    quoted = set(re.findall(r"[\"']([A-Z][A-Z0-9_]+)[\"']", _python(SITE_ROOT / "config", ROOT / "tests")))
    return quoted | set(re.findall(r"^([A-Z_]+) [?:]?=", MAKEFILE, re.MULTILINE)) | set(dir(settings))


@cache
def variables_read() -> set[str]:
    """What the site reads from its environment."""
    return {one or other for one, other in READ.findall(_python(SITE_ROOT / "config"))}


def _python(*folders: Path) -> str:
    files = [file for folder in folders for file in folder.rglob("*.py") if file != MADE_UP]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def is_path_there(path: str) -> bool:
    """Whether it is a file or folder of the project; what begins otherwise is none of its paths."""
    first = path.split("/", maxsplit=1)[0]
    is_project = first != "var" and any((root / first).is_dir() for root in (ROOT, SITE_ROOT))
    return not is_project or any((root / path).exists() for root in (ROOT, SITE_ROOT))


def resolves(name: str) -> bool:
    """Whether it is a module or something in one; of a model also its label, as "search.Abbreviation"."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return _has(found, parts[length:]) or _is_label(parts)
    return False


def _has(found: object, names: list[str]) -> bool:
    for name in names[:-1]:
        found = getattr(found, name, None)
    return not names or hasattr(found, names[-1]) or names[-1] in getattr(found, "__annotations__", {})


def _is_label(parts: list[str]) -> bool:
    labels = {(model._meta.app_label, model.__name__) for model in apps.get_models()}
    return tuple(parts) in labels
