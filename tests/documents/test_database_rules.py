"""The rules that the database keeps itself outlive every migration; where one is gone, it is said."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import AddField, Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from documents.catalogue.version import current_version
from documents.checks import check_database_rules
from documents.database_rules import missing_triggers, triggers
from documents.enums import Confidentiality
from documents.models import LegalDocumentPage
from documents.triggers import remove_triggers
from tests.factories import DocumentFactory


class TheLightWentOutError(Exception):
    pass


def migration(app, model, *, breaks):
    """One that rebuilds a table, and breaks off after it."""
    made = Migration("9999_later", app)
    operations: list[Operation] = [AddField(model, "spare", models.IntegerField(null=True))]
    if breaks:
        operations.append(RunPython(_break_off))
    made.operations = operations  # type: ignore[misc]
    return made


def _break_off(apps, schema_editor):
    raise TheLightWentOutError


def keep_their_word():
    """Each rule does what it is for."""
    page = DocumentFactory(live=False, confidentiality=Confidentiality.SECRET)
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=True)
    before = current_version()
    LegalDocumentPage.objects.filter(pk=page.pk).update(number_value=7)
    assert current_version() != before


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database outside any transaction, as migrations need it; what a test makes it takes away itself.

    Emptying all tables, as transactional tests do, would take Wagtail's first rows from the tests that come
    after.
    """
    with django_db_blocker.unblock():
        yield


@pytest.mark.database
@pytest.mark.usefixtures("committing")
@pytest.mark.parametrize(
    ("app", "model"),
    [("documents", "legaldocumentpage"), ("documents", "documenttype"), ("wagtailcore", "page")],
)
def test_a_migration_that_breaks_off_takes_no_rule_with_it(app, model):
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state()
    with pytest.raises(TheLightWentOutError):
        executor.apply_migration(state.clone(), migration(app, model, breaks=True))
    assert missing_triggers(connection) == []
    # The next start finds everything as it was, and goes on.
    whole = migration(app, model, breaks=False)
    executor.apply_migration(state.clone(), whole)
    try:
        assert missing_triggers(connection) == []
        with transaction.atomic():
            keep_their_word()
            transaction.set_rollback(True)
    finally:
        executor.unapply_migration(state.clone(), whole)
    assert missing_triggers(connection) == []


@pytest.fixture
def unguarded(db):
    remove_triggers(connection, triggers(connection.vendor)[:4])
    return [trigger.name for trigger in triggers(connection.vendor)[:4]]


def test_the_check_names_what_is_missing_and_what_to_do(unguarded):
    [found] = check_database_rules(databases=["default"])
    assert all(name in found.msg for name in unguarded)
    assert "prepare" in str(found.hint)
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["default"], stderr=io.StringIO())


@pytest.mark.django_db
def test_the_check_is_silent_where_all_is_well():
    assert check_database_rules(databases=["default"]) == []
    assert check_database_rules() == []


def test_migrating_makes_again_what_is_missing(unguarded):
    call_command("migrate", "documents", verbosity=0)
    assert missing_triggers(connection) == []
    keep_their_word()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL switches triggers off")
def test_a_rule_that_was_switched_off_or_changed_counts_as_missing(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE documents_statusspan DISABLE TRIGGER documents_statusspan_noted")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION documents_page_not_live() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RETURN NEW; END$$"
        )
    assert missing_triggers(connection) == ["documents_page_not_live", "documents_statusspan_noted"]
