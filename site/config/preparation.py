"""The steps between a fresh checkout and a site that can be served.

Each looks at what is there and does only what is missing or out of date, so that a second start costs next to
nothing. They return whether there was anything to do.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import struct
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed

from documents.database_rules import missing_triggers, restore_triggers
from news.catalogue.database_rules import missing_triggers as missing_notes_of_lists
from news.catalogue.database_rules import restore_triggers as restore_notes_of_lists
from page_cache.database_rules import missing_triggers as missing_notes
from page_cache.database_rules import restore_triggers as restore_notes

logger = logging.getLogger(__name__)

FINGERPRINT_NAME = "static.fingerprint"


def compile_translations(folders: Iterable[str | os.PathLike[str]] | None = None) -> bool:
    """Compile every catalogue in `folders` (by default `LOCALE_PATHS`) that is newer than its binary form.

    An entry that is not valid is left out: a site need not stand still for it, and the tests find it.
    """
    stale = [
        source
        for folder in (settings.LOCALE_PATHS if folders is None else folders)
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        if not _is_newer(source.with_suffix(".mo"), source)
    ]
    for source in stale:
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parts[-3])
        # Several processes may do this at once; a reader must never see half a file.
        unfinished = source.with_suffix(f".mo.{os.getpid()}")
        with unfinished.open("wb") as target:
            write_mo(target, catalogue)
            target.flush()
            os.fsync(target.fileno())
        compiled = source.with_suffix(".mo")
        unfinished.replace(compiled)
        # Django reads a catalogue once; where a string was asked for before, this one would never be read.
        translation_file_changed(None, compiled)
    return bool(stale)


def _is_newer(target: Path, source: Path) -> bool:
    """Whether `target` is of this source; one that cannot be read, as a power cut leaves it, is of none."""
    try:
        with target.open("rb") as compiled:
            GNUTranslations(compiled)
    except (OSError, ValueError, struct.error):
        return False
    return target.stat().st_mtime >= source.stat().st_mtime


def migrate(verbosity: int = 1) -> bool:
    """Bring the tables up to date."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=verbosity)
    return True


def restore_database_rules() -> bool:
    """Make the rules that the database itself keeps where one is missing."""
    restorers = (restore_triggers, restore_notes_of_lists, restore_notes)
    made = [restore(connection) for restore in restorers]
    return any(made)


def look_again() -> None:
    """Read catalogues and the list of static files anew, which another process may have made meanwhile.

    Wagtail reads both while it is loaded: a process that was there before them would never see them.
    """
    translation_file_changed(None, Path("django.mo"))
    storage: Any = staticfiles_storage
    if hasattr(storage, "load_manifest"):
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def missing_database_rules() -> list[str]:
    """The names of the rules that the database has to keep and does not; one query beside the list of tables.

    None where the database does not answer: pages say that themselves.
    """
    try:
        missing = (missing_triggers, missing_notes_of_lists, missing_notes)
        return [name for look in missing for name in look(connection)]
    except DatabaseError as error:
        logger.warning("The rules of the database could not be looked at: %s", error)
        return []


def collect_static(verbosity: int = 1) -> bool:
    """Gather static files under hashed names, when any of them changed since the last time."""
    static_root = Path(settings.STATIC_ROOT)
    record = static_root.with_name(FINGERPRINT_NAME)
    fingerprint = _fingerprint_of_static_files()
    if _is_list_of_files(static_root / "staticfiles.json") and _content(record) == fingerprint.encode():
        return False
    record.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=verbosity)
    record.write_text(fingerprint)
    return True


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _is_list_of_files(path: Path) -> bool:
    """Whether the list that pages find their static files by is there and whole."""
    try:
        return isinstance(json.loads(_content(path)), dict)
    except ValueError:
        return False


def _fingerprint_of_static_files() -> str:
    """A digest of path, size and time of every static file: it changes when one of them may have changed."""
    digest = hashlib.blake2b(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for path in sorted(_static_files()):
        state = path.stat()
        digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list(StaticFilesConfig.ignore_patterns):
            yield Path(storage.path(name))
