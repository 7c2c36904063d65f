"""One migrated database for all processes of a run: the first that needs it makes it, the others copy it."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["SharedCreation", "locked"]


class SharedCreation:
    """Takes the place of `create_test_db` of a connection, in every process of a run.

    `folder` is known to all of them. Whoever comes first migrates and the others wait for it: to migrate
    takes far longer than to copy, and two that migrate at once take twice as long.
    """

    def __init__(self, connection: BaseDatabaseWrapper, folder: Path) -> None:
        self.connection = connection
        self.creation = connection.creation
        self.create = connection.creation.create_test_db
        self.template = folder / f"template.{connection.alias}"

    def __call__(self, verbosity: int = 1, autoclobber: bool = False, **options: bool) -> str:
        with locked(self.template.with_suffix(".lock")):
            if self.template.exists():
                return self._copy()
            name = self.create(verbosity=verbosity, autoclobber=autoclobber, **options)
            # PostgreSQL copies no database that somebody uses; SQLite has all of it in one file after this.
            self.connection.close()
            self._keep(name)
            return name

    def forget(self) -> None:
        """Remove the template, where there is one."""
        with locked(self.template.with_suffix(".lock")):
            if self.template.exists() and self.connection.vendor == "postgresql":
                self._execute(f"DROP DATABASE IF EXISTS {self._quoted(self.template.read_text())}")
            self.template.unlink(missing_ok=True)

    def _keep(self, name: str) -> None:
        if self.connection.vendor == "sqlite":
            shutil.copyfile(name, self.template)
            return
        template = f"{name}_template"
        self._execute(f"DROP DATABASE IF EXISTS {self._quoted(template)}")
        self._execute(f"CREATE DATABASE {self._quoted(template)} TEMPLATE {self._quoted(name)}")
        self.template.write_text(template)

    def _copy(self) -> str:
        name: str = self.creation._get_test_db_name()
        if self.connection.vendor == "sqlite":
            for ending in ("-wal", "-shm"):
                Path(name + ending).unlink(missing_ok=True)
            shutil.copyfile(self.template, name)
        else:
            self._execute(f"DROP DATABASE IF EXISTS {self._quoted(name)}")
            template = self._quoted(self.template.read_text())
            self._execute(f"CREATE DATABASE {self._quoted(name)} TEMPLATE {template}")
        # What Django's own does once it has made one.
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = name
        self.connection.settings_dict["NAME"] = name
        return name

    def _execute(self, statement: str) -> None:
        with self.creation._nodb_cursor() as cursor:
            cursor.execute(statement)

    def _quoted(self, name: str) -> str:
        return self.connection.ops.quote_name(name)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time has this file, which is made where it is missing."""
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
