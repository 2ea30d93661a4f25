"""The same work on many things, in several processes where that is worth their start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")


def carried_out(
    tasks: Sequence[partial[T]],
    jobs: int,
    *,
    fewest_to_share: int = 1,
    lost: Callable[[BrokenProcessPool], T],
) -> Iterator[T]:
    """Results of tasks in their order.

    Parameters
    ----------
    tasks : sequence of partial
        Calls that can be pickled.
    jobs : int
        Processes. A script that asks for more than one must keep its own work under
        ``if __name__ == "__main__":``, since each process imports it.
    fewest_to_share : int
        With fewer tasks all are done here.
    lost : callable
        Makes the last result where a process was ended from outside; the tasks after it are lost.

    Examples
    --------
    >>> list(carried_out([partial(abs, -2), partial(abs, 3)], 1, lost=lambda error: 0))
    [2, 3]
    """
    if jobs < 2 or len(tasks) < max(fewest_to_share, 2):
        yield from (task() for task in tasks)
        return
    # not fork: a copy of a process with threads and open layers may hang
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_do, tasks)
        except BrokenProcessPool as error:
            yield lost(error)


def _do(task: partial[T]) -> T:
    return task()
