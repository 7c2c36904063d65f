"""Work before a commit is part of the transaction: done once, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoDbBlocker

from pages.before_commit import before_commit, settle


def names() -> set[str]:
    return set(Group.objects.filter(name__startswith="work").values_list("name", flat=True))


def write(subjects: Collection[str]) -> None:
    Group.objects.create(name=f"work on {', '.join(subjects)}")


def fail(subjects: Collection[str]) -> None:
    write(subjects)
    raise KeyError(subjects)


@pytest.fixture
def _real(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """No transaction around the test; what it writes is deleted."""
    with django_db_blocker.unblock():
        yield
        Group.objects.filter(name__in=[*names(), "another", "taken"]).delete()


@pytest.fixture(params=["_real", "db"])
def _transaction(request: pytest.FixtureRequest) -> None:
    """The rules hold in real transactions, and in those of a test."""
    request.getfixturevalue(request.param)


pytestmark = pytest.mark.usefixtures("_transaction")


def break_off() -> None:
    raise ZeroDivisionError


def test_it_is_done_once_with_everything_it_is_about() -> None:
    with transaction.atomic():
        before_commit(write, ["a", "b"])
        with transaction.atomic():
            before_commit(write, ["b", "c"])
        with transaction.atomic(savepoint=False):
            before_commit(write, ["d"])
        assert names() == set()
    assert names() == {"work on a, b, c, d"}


def test_outside_a_transaction_it_is_done_at_once() -> None:
    before_commit(write, ["a"])
    assert names() == {"work on a"}


def test_without_subjects_nothing_is_done() -> None:
    with transaction.atomic():
        before_commit(write, [])
    assert names() == set()


def test_it_is_taken_back_with_the_transaction() -> None:
    with transaction.atomic():
        before_commit(write, ["a"])
        settle()
        assert names() == {"work on a"}
        before_commit(write, ["b"])
        transaction.set_rollback(True)
    with transaction.atomic():
        Group.objects.create(name="another")
    assert names() == set()


def test_an_error_in_the_block_leaves_nothing_for_the_next_one() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 (the block is what fails)
        before_commit(write, ["a"])
        break_off()
    with transaction.atomic():
        before_commit(write, ["b"])
    assert names() == {"work on b"}


def test_a_savepoint_that_is_taken_back_keeps_nobody_from_looking() -> None:
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 (the block is what fails)
            before_commit(write, ["a"])
            break_off()
        before_commit(write, ["b"])
    assert names() == {"work on a, b"}


@pytest.mark.parametrize("work", [fail, lambda subjects: Group.objects.create(name="taken")])
def test_where_it_fails_the_change_does(work: Callable[[Collection[str]], None]) -> None:
    Group.objects.create(name="taken")
    with pytest.raises((KeyError, IntegrityError)), transaction.atomic():  # noqa: PT012 (its end fails)
        Group.objects.create(name="work of somebody")
        before_commit(work, ["a"])
    assert names() == set()
    # The connection is as good as before.
    with transaction.atomic():
        before_commit(write, ["b"])
    assert names() == {"work on b"}


def test_it_may_ask_for_more() -> None:
    def ask(subjects: Collection[str]) -> None:
        before_commit(write, [f"more of {subject}" for subject in subjects])

    with transaction.atomic():
        before_commit(ask, ["a", "b"])
    assert names() == {"work on more of a, more of b"}


@pytest.mark.parametrize("_transaction", ["_real"], indirect=True)
def test_what_it_puts_off_until_after_the_commit_is_done_then() -> None:
    done: list[bool] = []

    def put_off(subjects: Collection[str]) -> None:
        write(subjects)
        transaction.on_commit(lambda: done.append(connection.in_atomic_block))

    with transaction.atomic():
        before_commit(put_off, ["a"])
    assert done == [False]
    assert names() == {"work on a"}
