"""Readers side by side, each a process: order kept, memory bounded, what a dead one held read again, what kills twice set aside."""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import connection, get_context
from multiprocessing.context import SpawnProcess

from dragoman.intake.failure import Failure, refusal
from dragoman.intake.parcels import Parcel
from dragoman.scale.reader import Wants
from dragoman.scale.reader_process import work

AT_HAND = 2  # parcels that a reader holds: the one it reads and the next, so that it never waits
AHEAD = 16  # parcels for each reader that may be read before the oldest one is
DEATHS = 2  # after which a parcel is set aside
STARTS = 3  # deaths in a row of readers that were not ready yet, after which nothing is tried again
PATIENCE = 900.0  # seconds for one parcel; the longest that is read takes a fifth of it


class UnfitError(Exception):
    """No reader can work: the model is damaged, a table is faulty, or the machine will not have it. The message is one sentence."""


class _Hand:
    """A reader's process, the pipe to it, and the parcels it holds, the one it reads first."""

    def __init__(self, wants: Wants) -> None:
        spawn = get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self.process: SpawnProcess = spawn.Process(target=work, args=(theirs, wants), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.held: deque[tuple[int, Parcel]] = deque()
        self.since = time.monotonic()

    def give(self, number: int, parcel: Parcel) -> None:
        """One more parcel; where the process is gone that is noticed when it is waited for."""
        if not self.held:
            self.since = time.monotonic()
        self.held.append((number, parcel))
        try:
            self.pipe.send(parcel)
        except OSError:
            return

    def end(self) -> str:
        """Make sure that it is gone; how it went."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"exit status {code}"


class Crew:
    """Readers at work. `close` ends them, whatever they are at."""

    def __init__(self, wants: Wants, workers: int, patience: float = PATIENCE) -> None:
        self._wants = wants
        self._patience = patience
        self._hands = [_Hand(wants) for _ in range(workers)]
        self._again: deque[tuple[int, Parcel]] = deque()
        self._deaths: dict[int, int] = {}
        self._starts = 0
        self._done: dict[int, bytes | Failure] = {}

    def read(self, items: Iterable[Parcel | Failure]) -> Iterator[bytes | Failure]:
        """What becomes of each item, in their order: a report's line, or a Failure. Raises UnfitError where nothing can be read."""
        coming = enumerate(items)
        given = told = 0
        more = True
        while True:
            while told in self._done:
                yield self._done.pop(told)
                told += 1
            while (hand := self._free()) is not None:
                if self._again:
                    hand.give(*self._again.popleft())
                    continue
                if not more or given - told >= AHEAD * len(self._hands):
                    break
                following = next(coming, None)
                if following is None:
                    more = False
                    break
                number, item = following
                given = number + 1
                if isinstance(item, Failure):
                    self._done[number] = item
                else:
                    hand.give(number, item)
            if told in self._done:
                continue
            if not more and told == given:
                return
            self._wait()

    def close(self) -> None:
        """End every reader."""
        for hand in self._hands:
            hand.end()

    def _free(self) -> _Hand | None:
        """The reader that holds least, where it may hold one more."""
        hand = min(self._hands, key=lambda one: len(one.held))
        return hand if len(hand.held) < AT_HAND else None

    def _wait(self) -> None:
        """Until a reader answers or is gone."""
        pipes: dict[object, _Hand] = {hand.pipe: hand for hand in self._hands}
        for pipe in connection.wait([hand.pipe for hand in self._hands], timeout=self._patience / 10):
            self._hear(pipes[pipe])
        for hand in self._hands:
            if hand.held and hand.ready and time.monotonic() - hand.since > self._patience:
                hand.process.kill()
                self._bury(hand, f"no answer in {self._patience:.0f} seconds")

    def _hear(self, hand: _Hand) -> None:
        try:
            kind, value = hand.pipe.recv()
        except (EOFError, OSError):
            self._bury(hand, None)
            return
        if kind == "unfit":
            raise UnfitError(value)
        if kind == "ready":
            hand.ready = True
            hand.since = time.monotonic()
            self._starts = 0
            return
        number, _ = hand.held.popleft()
        hand.since = time.monotonic()
        self._deaths.pop(number, None)
        self._done[number] = value

    def _bury(self, hand: _Hand, why: str | None) -> None:
        """Put another in the place of a reader that is gone; what it was reading is suspect, what waited behind that is not."""
        how = hand.end()
        if not hand.ready:
            self._starts += 1
            if self._starts >= STARTS:
                raise UnfitError(f"The readers' processes end before they are ready ({how}).")
        elif hand.held:
            number, parcel = hand.held[0]
            self._deaths[number] = self._deaths.get(number, 0) + 1
            if self._deaths[number] >= DEATHS:
                self._done[number] = Failure(parcel.place, refusal("reader-died", f"ended its reader {DEATHS} times ({why or how})"))
                del self._deaths[number]
                hand.held.popleft()
        self._again.extendleft(reversed(hand.held))
        self._hands[self._hands.index(hand)] = _Hand(self._wants)
