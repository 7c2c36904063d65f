"""What every test can use, and how tests are told apart by what they need."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django_tasks_db.management.commands import db_worker
from pytest_django import DjangoDbBlocker

from config.preparation import compile_translations
from home import current_site
from page_cache.store import KEPT
from pages.remembered import MEMORY
from search.engines.common_terms import COMMON_TERMS
from search.results.pause import PAUSE
from tests.databases import SharedCreation
from tests.on_postgresql import depends_on_database
from tests.prepared_site import prepared_copy, prepared_state
from tests.second_tries import SecondTries
from tests.services.programs import find_tesseract
from tests.settling import around_tests, settling_in_tests

__all__ = ["prepared_copy", "prepared_state"]

DATABASE_FIXTURES = {
    "admin_client",
    "admin_user",
    "db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
    "transactional_db",
}
SERVICE_FIXTURES = {"elasticsearch_url", "postgres_url", "redis_url", "tesseract"}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(SecondTries(), "second-tries")


def pytest_sessionstart() -> None:
    compile_translations()
    # A worker looks after its connection, that of a test belongs to the transaction which is undone.
    db_worker.close_old_connections = _leave_connections
    # What is remembered for seconds would make the number of queries a matter of the clock.
    current_site.SECONDS_KEPT = 0.0


def _leave_connections(**_kwargs: Any) -> None:
    pass


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database or a service, so that nobody has to remember to."""
    for item in items:
        fixtures = set(item.fixturenames) if isinstance(item, pytest.Function) else set()
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if fixtures & SERVICE_FIXTURES:
            item.add_marker("service")
        if _shares_set_up(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(item.config.rootpath).as_posix()))
        if depends_on_database(item):
            item.add_marker("on_postgresql")
    _put_sharing_last(items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look for garbage among it takes up to a twentieth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _shares_set_up(item: pytest.Item) -> bool:
    """Whether something is made for it that the other tests of its file use too."""
    fixtures = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(definitions[-1].scope == "module" for definitions in fixtures.values())


def _put_sharing_last(items: list[pytest.Item]) -> None:
    """Of each file, run tests that share content after those that do not: the more, the later."""
    files: dict[Path, int] = {}
    for item in items:
        files.setdefault(item.path, len(files))
    items.sort(key=lambda item: (files[item.path], _shared(getattr(item, "fixturenames", ()))))


def _shared(fixtures: Sequence[str]) -> int:
    return sum(name == "shared_content" or name.startswith("made_") for name in fixtures)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: an archive made for a test holds the time, and two workers would differ."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run know."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    django_db_blocker: DjangoDbBlocker,
    shared_folder: Path,
) -> Iterator[None]:
    """Let one of several processes migrate for all of them."""
    if "PYTEST_XDIST_WORKER" not in os.environ or django_db_keepdb:
        yield
        return
    shared = SharedCreation(connection, shared_folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.creation, "create_test_db", shared)
        yield
    with django_db_blocker.unblock():
        shared.forget()


@pytest.fixture(autouse=True, scope="session")
def work_before_commits() -> Iterator[None]:
    """What is due before a commit is done although the transaction of a test is never committed."""
    with settling_in_tests():
        yield


@pytest.fixture(scope="module")
def shared_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a fixture of a file makes with this is made once, for all tests of the file that use the fixture.

    A test undoes only what it changes itself. Objects that were made so have to be given to each test as a
    copy (`copy.deepcopy`), since what a test writes on them is not undone. Such a fixture is called `made_…`:
    tests of a file run in the order of how many of these they use, so that none sees what it did not ask for.
    """
    block = around_tests(transaction.atomic())
    with django_db_blocker.unblock(), block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def nothing_remembered(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a process remembers for a while belongs to one test."""
    yield
    if "shared_content" in request.fixturenames:
        for cache in caches.all(initialized_only=True):
            cache.clear()
    current_site.forget_sites()
    MEMORY.clear()
    COMMON_TERMS.forget()
    PAUSE.end()


@pytest.fixture
def as_served(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    """What a running site remembers between requests is remembered; for tests that ask very often."""
    monkeypatch.setattr(current_site, "SECONDS_KEPT", 600.0)
    settings.COUNTERS_STATISTICS_SECONDS = 600
    settings.PAGE_CACHE_MB = 8
    forget_pages()
    yield
    forget_pages()


def forget_pages() -> None:
    KEPT.clear()
    MEMORY.clear()


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """The address of a real PostgreSQL, for tests that need one whatever the suite runs on."""
    return _address_of("PostgreSQL", "TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def redis_url() -> str:
    """The address of a real Redis or Valkey."""
    return _address_of("Redis", "TEST_REDIS_URL")


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of a real Elasticsearch; every test takes a prefix of its own for what it makes there."""
    return _address_of("Elasticsearch", "TEST_ELASTICSEARCH_URL")


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The program that recognises text in pictures, with its Vietnamese model."""
    found = os.environ.get("TEST_TESSERACT") or find_tesseract()
    if not found:
        pytest.skip("Tesseract is not installed: use `make test`, or set TEST_TESSERACT")
    return str(found)


def _address_of(name: str, variable: str) -> str:
    url = os.environ.get(variable, "")
    if not url:
        pytest.skip(f"{name} is not running: use `make test`, or set {variable}")
    return url
