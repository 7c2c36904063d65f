"""What every test can use, and how tests are told apart by what they need."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from config.preparation import compile_translations
from home import current_site
from search.engines.common_terms import COMMON_TERMS
from search.results.pause import PAUSE
from tests.second_tries import SecondTries
from tests.services.programs import find_tesseract

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
    # What is remembered for seconds would make the number of queries a matter of the clock.
    current_site.SECONDS_KEPT = 0.0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database or a service, so that nobody has to remember to."""
    for item in items:
        fixtures = set(item.fixturenames) if isinstance(item, pytest.Function) else set()
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if fixtures & SERVICE_FIXTURES:
            item.add_marker("service")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: an archive made for a test holds the time, and two workers would differ."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """What a process remembers for a while belongs to one test."""
    yield
    current_site.forget_sites()
    COMMON_TERMS.forget()
    PAUSE.end()


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
