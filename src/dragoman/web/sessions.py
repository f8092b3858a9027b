"""Who is signed in, held in memory alone: sessions that end when they lie idle, and pauses that grow with failed tries."""

import base64
import binascii
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import TypeVar

from dragoman.web.accounts import Account, Accounts

K = TypeVar("K")
V = TypeVar("V")
SESSION = "dragoman_session"
IDLE = 12 * 3600.0  # seconds after which a session that nobody uses ends
MOST = 10_000  # sessions, and names and hosts whose tries are remembered
FREE = 5  # failed tries before which there is no pause
LONGEST = 60.0  # seconds of a pause
FORGIVEN = 900.0  # seconds after which failed tries are forgotten
BRIEF = 300.0  # seconds for which a program's password need not be hashed again


@dataclass(frozen=True, slots=True)
class Wait:
    """How many seconds nobody may try."""

    seconds: float


class Sessions:
    """The sessions of one server. `clock` counts seconds."""

    def __init__(self, accounts: Accounts, clock: Callable[[], float] = time.monotonic) -> None:
        self._accounts = accounts
        self._clock = clock
        self._lock = Lock()
        self._held: dict[str, tuple[Account, float]] = {}
        self._programs: dict[bytes, tuple[Account, float]] = {}
        self._tries: dict[str, tuple[int, float]] = {}
        self._key = secrets.token_bytes(32)

    def sign_in(self, name: str, password: str, host: str) -> tuple[str, Account] | Wait | None:
        """A new session's key with its account; None where the name or the password is wrong, a Wait where there were too many tries."""
        known = self._tried(name, password, host)
        if not isinstance(known, Account):
            return known
        key = secrets.token_urlsafe(32)
        with self._lock:
            _put(self._held, key, (known, self._clock()))
        return key, known

    def account(self, key: str) -> Account | None:
        """Whose session that is, which is used by asking; None where it has ended, or the account is no longer what it was."""
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            if self._clock() - held[1] > IDLE or not self._accounts.holds(held[0]):
                del self._held[key]
                return None
            _put(self._held, key, (held[0], self._clock()))
            return held[0]

    def end(self, key: str) -> None:
        """Sign out."""
        with self._lock:
            self._held.pop(key, None)

    def program(self, header: str, host: str) -> Account | Wait | None:
        """The account that a program names in its `Authorization` (HTTP Basic)."""
        mark = blake2b(header.encode("utf-8", "replace"), key=self._key).digest()
        with self._lock:
            held = self._programs.get(mark)
        if held is not None and self._clock() - held[1] < BRIEF and self._accounts.holds(held[0]):
            return held[0]
        scheme, _, told = header.partition(" ")
        try:
            name, parted, password = base64.b64decode(told.strip(), validate=True).decode("utf-8").partition(":")
        except (binascii.Error, ValueError):
            return None
        if scheme.lower() != "basic" or not parted:
            return None
        known = self._tried(name, password, host)
        if isinstance(known, Account):
            with self._lock:
                _put(self._programs, mark, (known, self._clock()))
        return known

    def _tried(self, name: str, password: str, host: str) -> Account | Wait | None:
        marks = (f"name {name}", f"host {host}")
        with self._lock:
            now = self._clock()
            pause = max(self._pause(mark, now) for mark in marks)
            if pause > 0:
                return Wait(pause)
            for mark in marks:  # counted before it is known, so that many at once gain nothing
                count, last = self._tries.get(mark, (0, now))
                _put(self._tries, mark, ((count if now - last < FORGIVEN else 0) + 1, now))
        known = self._accounts.checked(name, password)
        if known is not None:
            with self._lock:
                for mark in marks:
                    self._tries.pop(mark, None)
        return known

    def _pause(self, mark: str, now: float) -> float:
        count, last = self._tries.get(mark, (0, now))
        if count < FREE or now - last > FORGIVEN:
            return 0.0
        return last + min(LONGEST, 2.0 ** min(count - FREE, 10)) - now


def _put(held: dict[K, V], key: K, value: V) -> None:
    """Put last, the oldest going where there are too many."""
    held.pop(key, None)
    held[key] = value
    if len(held) > MOST:
        del held[next(iter(held))]
