"""Work that one thread does for all who ask for the same kind meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final, Generic, TypeVar

__all__ = ["Together"]

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_AT_ONCE: Final = 64


class _Place(Generic[Item, Result]):
    """Where a thread waits: until it is answered, or until it is its turn to work for those who wait."""

    __slots__ = ("_lock", "item", "leads", "outcome")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcome: Result | BaseException | None = None
        self.leads = False
        self._lock = Lock()
        self._lock.acquire()

    def wait(self) -> None:
        self._lock.acquire()

    def wake(self) -> None:
        self._lock.release()


class Together(Generic[Item, Result]):
    """Does `work` for the items of several threads at once. Nobody waits for company.

    While a thread works, others put their items down and wait; the first of them then works for all of them.
    So work for an item begins after it was asked for, and has ended when the answer is there. `work` returns
    for each item, in their order, what its thread is to be answered, or the exception that it is to raise;
    where `work` itself raises, all of them do.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Sequence[Result | BaseException]]) -> None:
        self._work = work
        self._lock = Lock()
        self._waiting: deque[_Place[Item, Result]] = deque()
        self._is_led = False

    def __call__(self, item: Item) -> Result:
        place: _Place[Item, Result] = _Place(item)
        with self._lock:
            self._waiting.append(place)
            place.leads, self._is_led = not self._is_led, True
        if not place.leads:
            place.wait()
        if place.leads:
            self._lead()
        if isinstance(place.outcome, BaseException):
            raise place.outcome
        return place.outcome  # type: ignore[return-value]

    def _lead(self) -> None:
        """Work for those who wait, whose first is this thread, and let the next one lead."""
        with self._lock:
            count = min(len(self._waiting), MOST_AT_ONCE)
            places = [self._waiting.popleft() for _ in range(count)]
        try:
            outcomes: Sequence[Result | BaseException] = self._work([place.item for place in places])
            if len(outcomes) != count:
                raise ValueError(f"{len(outcomes)} outcomes for {count} items")
        except BaseException as error:  # noqa: BLE001 (each of the threads raises it)
            outcomes = [error] * count
        with self._lock:
            following = self._waiting[0] if self._waiting else None
            self._is_led = following is not None
        if following is not None:
            following.leads = True
            following.wake()
        for place, outcome in zip(places, outcomes, strict=True):
            place.outcome = outcome
            if not place.leads:
                place.wake()
