"""The preparation does what is missing, and nothing twice."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation
from pytest_django import Settings

from config import preparation
from home.roles.names import WRITERS

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "News"
msgstr "Tin tức"

#, fuzzy
msgid "Unsure"
msgstr "Chưa chắc"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    source = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")
    return source


def test_a_catalogue_is_compiled_as_gettext_reads_it(catalogue: Path, tmp_path: Path) -> None:
    assert preparation.compile_translations([tmp_path])
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("News") == "Tin tức"
    assert translations.gettext("Unsure") == "Unsure", "a fuzzy entry is a guess, and not used"


def test_a_catalogue_is_compiled_again_only_when_it_changed(catalogue: Path, tmp_path: Path) -> None:
    assert preparation.compile_translations([tmp_path])
    assert not preparation.compile_translations([tmp_path])
    compiled_at = catalogue.with_suffix(".mo").stat().st_mtime
    os.utime(catalogue, (compiled_at + 10, compiled_at + 10))
    assert preparation.compile_translations([tmp_path])


def test_a_catalogue_counts_at_once_even_where_strings_were_asked_for_before(
    catalogue: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    catalogue.write_text(CATALOGUE.replace('"News"', '"A first start"'), encoding="utf-8")
    assert translation.gettext("A first start") == "A first start"
    preparation.compile_translations([tmp_path])
    assert translation.gettext("A first start") == "Tin tức"


def test_compiling_leaves_no_half_written_file(catalogue: Path, tmp_path: Path) -> None:
    preparation.compile_translations([tmp_path])
    assert {path.name for path in catalogue.parent.iterdir()} == {"django.mo", "django.po"}


@pytest.mark.django_db
def test_a_migrated_database_is_left_alone() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert not preparation.migrate(verbosity=0)


@pytest.fixture
def static_source(settings: Settings, tmp_path: Path) -> Path:
    """One folder with one style sheet, collected under hashed names."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body { color: black }")
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    hashed = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    return source


def _collected(settings: Settings) -> list[str]:
    return sorted(path.name for path in Path(settings.STATIC_ROOT).glob("site.*.css"))


def test_static_files_get_hashed_names_once(static_source: Path, settings: Settings) -> None:
    assert preparation.collect_static(verbosity=0)
    assert len(_collected(settings)) == 1
    assert not preparation.collect_static(verbosity=0)


def test_a_changed_static_file_gets_a_new_name(static_source: Path, settings: Settings) -> None:
    preparation.collect_static(verbosity=0)
    (static_source / "site.css").write_text("body { color: darkblue }")
    assert preparation.collect_static(verbosity=0)
    assert len(_collected(settings)) == 2, "a page in a reader's browser still asks for the old one"


def test_collecting_that_was_broken_off_is_done_again(static_source: Path, settings: Settings) -> None:
    preparation.collect_static(verbosity=0)
    (Path(settings.STATIC_ROOT) / "staticfiles.json").unlink()
    assert preparation.collect_static(verbosity=0)


@pytest.mark.parametrize("content", [b"", b'{"paths": {"si', b"\xff", b"[]"])
@pytest.mark.parametrize("name", ["static/staticfiles.json", preparation.FINGERPRINT_NAME])
def test_records_of_collecting_that_cannot_be_read_count_as_not_there(
    name: str, content: bytes, static_source: Path, settings: Settings
) -> None:
    preparation.collect_static(verbosity=0)
    Path(settings.STATIC_ROOT).parent.joinpath(name).write_bytes(content)
    assert preparation.collect_static(verbosity=0)
    assert not preparation.collect_static(verbosity=0)


@pytest.mark.parametrize("kept", [0, 10, 40])
def test_a_compiled_catalogue_that_is_not_whole_is_compiled_again(
    kept: int, catalogue: Path, tmp_path: Path
) -> None:
    preparation.compile_translations([tmp_path])
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(compiled.read_bytes()[:kept])
    assert preparation.compile_translations([tmp_path])
    assert not preparation.compile_translations([tmp_path])


@pytest.mark.django_db
def test_preparing_tables_sets_the_roles_up(monkeypatch) -> None:
    monkeypatch.setattr(preparation, "migrate", lambda _verbosity: True)
    monkeypatch.setattr(preparation, "collect_static", lambda _verbosity: False)
    Group.objects.all().delete()
    call_command("prepare", verbosity=0)
    assert Group.objects.filter(name=WRITERS).exists()
