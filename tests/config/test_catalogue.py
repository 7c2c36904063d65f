"""The Vietnamese catalogue says everything the interface says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from config.settings.environment import ROOT

CATALOGUE = Path("site/locale/vi/LC_MESSAGES/django.po")
NOT_SOURCE = shutil.ignore_patterns(
    ".*", "var", "tests", "fonts", "content", "static", "docs", "__pycache__", "migrations"
)


def read(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale="vi", abort_invalid=True)


def is_translated(message: Message) -> bool:
    wordings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(wordings) and not message.fuzzy


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalogue after the strings of the sources were gathered anew, in a copy."""
    if shutil.which("xgettext") is None:
        pytest.skip("xgettext is not installed: use `make test`, or install gettext")
    copy = tmp_path_factory.mktemp("catalogue") / "project"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCE)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale=vi", "--no-wrap", "--no-obsolete", "-v0"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": "", "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
    )
    return read(copy / CATALOGUE)


def test_every_string_of_the_interface_has_its_vietnamese_wording(gathered: Catalog) -> None:
    missing = [message.id for message in gathered if message.id and not is_translated(message)]
    assert missing == []


def test_the_catalogue_names_no_string_that_is_gone(gathered: Catalog) -> None:
    known = {(message.context, str(message.id)) for message in gathered}
    kept = read(ROOT / CATALOGUE)
    assert [message.id for message in kept if (message.context, str(message.id)) not in known] == []


def test_wordings_keep_the_placeholders_of_their_strings(gathered: Catalog) -> None:
    assert [(message.id, list(message.check())) for message in gathered if list(message.check())] == []
