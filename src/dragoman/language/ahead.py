"""Looks ahead: does a job for the next things while somebody works on what came of the last one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

def ahead(job: Callable[[Given], Made], things: Iterable[Given], threads: int) -> Iterator[Made]:
    """What the job makes of each thing, in order; so many threads make the next ones meanwhile, and no more than one beyond them.

    What the job raises is raised where its thing's turn comes. Things are taken by the caller's own thread. Where the caller stops
    early, what waits is not begun, and the threads are gone once what they were at is done.
    """
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            for thing in things:
                waiting.append(pool.submit(job, thing))
                if len(waiting) > threads + 1:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for made in waiting:
                made.cancel()
