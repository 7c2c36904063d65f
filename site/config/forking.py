"""Work done in a process of its own, so that nothing it opens is inherited by processes forked later."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from django.core.management.base import CommandError

__all__ = ["in_forked_process"]

Result = TypeVar("Result")


def in_forked_process(work: Callable[[], Result]) -> Result:
    """What `work()` returns, which has to be picklable.

    The process has nothing to load that its parent has loaded. Raises the `CommandError` that `work` raises;
    of any other end the process itself writes what is known, and a `CommandError` says that there was one.
    """
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, sender))
    process.start()
    sender.close()
    try:
        answer = receiver.recv()
    except EOFError:
        answer = None
    finally:
        receiver.close()
    process.join()
    if answer is None:
        raise CommandError(f"The preparation ended with {process.exitcode}.")
    result, error = answer
    if error is not None:
        raise error
    return cast("Result", result)


def _work(work: Callable[[], Result], sender: Connection) -> None:
    # Ctrl-C reaches the parent as well, which says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        answer: tuple[Result | None, CommandError | None] = (work(), None)
    except CommandError as error:
        answer = (None, error)
    sender.send(answer)
