"""Who may come in: accounts in a file that its owner alone may read, a line each: name, role, hash of the password, tabs between them."""

import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dragoman.model.problem import Problem

Role = Literal["reader", "reviewer"]
ROLES = ("reader", "reviewer")
SHORTEST = 10  # characters of a password
LONGEST = 80  # characters of a name, as judgements keep it
MOST_PASSWORD = 1000  # characters that are hashed at all
AT_ONCE = 2  # passwords that are checked at once: each takes 64 MB meanwhile

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody's password, against which that of an unknown name is checked")
_TURN = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in. A reader sees everything; a reviewer judges and takes reports in as well."""

    name: str
    role: Role
    hash: str

    @property
    def may_change(self) -> bool:
        """Whether the role lets him change the record."""
        return self.role == "reviewer"


def account(name: str, role: Role, password: str) -> Account | Problem:
    """A new account; a Problem where its name or its password will not do."""
    fault = name_fault(name)
    if fault is not None:
        return fault
    if not SHORTEST <= len(password) <= MOST_PASSWORD:
        return _wrong("bad-password", f"A password has {SHORTEST} to {MOST_PASSWORD:,} characters; this one has {len(password):,}.")
    return Account(name, role, _HASHER.hash(_normal(password)))


def name_fault(name: str) -> Problem | None:
    """What is wrong with a name; a colon would part it from its password in HTTP."""
    if name != name.strip() or not 0 < len(name) <= LONGEST or ":" in name or not name.isprintable():
        wanted = f"1 to {LONGEST} printable characters, no colon, no space at its ends"
        return _wrong("bad-name", f"{name[:LONGEST]!r} is no name: that has {wanted}.")
    return None


def read_accounts(path: Path) -> tuple[Account, ...] | Problem:
    """The accounts of a file, in its order; a Problem where it cannot be read, others may read it, or a line of it is none."""
    try:
        with path.open("rb") as stream:
            mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
            text = stream.read().decode("utf-8")
    except OSError as error:
        return _wrong("unreadable", f"{path}: could not be opened: {error.strerror}")
    except UnicodeDecodeError:
        return _wrong("bad-accounts", f"{path}: is not UTF-8")
    if mode & 0o077:
        return _wrong("open-accounts", f"{path}: others may get at it (its mode is {mode:04o}); `chmod 600` keeps it to its owner")
    found: dict[str, Account] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] not in ROLES or not fields[2].startswith("$argon2id$") or name_fault(fields[0]) is not None:
            wanted = f"a name, {' or '.join(ROLES)}, an argon2id hash, tabs between them"
            return _wrong("bad-accounts", f"{path}:{number}: is no account: {wanted}")
        if fields[0] in found:
            return _wrong("bad-accounts", f"{path}:{number}: {fields[0]!r} is there already")
        found[fields[0]] = Account(fields[0], cast("Role", fields[1]), fields[2])
    return tuple(found.values())


def write_accounts(path: Path, some: Iterable[Account]) -> Problem | None:
    """Write the file anew, whole or not at all, for its owner alone."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.writelines(f"{one.name}\t{one.role}\t{one.hash}\n" for one in some)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        return _wrong("not-written", f"{path}: could not be written: {error.strerror}")
    return None


class Accounts:
    """The accounts of a file as it stands: read anew when it has changed, nobody's where it can no longer be read."""

    def __init__(self, path: Path, known: Iterable[Account]) -> None:
        self._path = path
        self._stamp = self._stamped()
        self._known = {one.name: one for one in known}

    def called(self, name: str) -> Account | None:
        """The account of that name."""
        stamp = self._stamped()
        if stamp != self._stamp:
            found = read_accounts(self._path)
            self._known = {} if isinstance(found, Problem) else {one.name: one for one in found}
            self._stamp = stamp
        return self._known.get(name)

    def holds(self, one: Account) -> bool:
        """Whether an account is as it was: with its role and its password."""
        return self.called(one.name) == one

    def checked(self, name: str, password: str) -> Account | None:
        """The account of that name and password; an unknown name takes as long as a wrong password."""
        known = self.called(name)
        with _TURN:
            try:
                _HASHER.verify(known.hash if known is not None else _NOBODY, _normal(password[: MOST_PASSWORD + 1]))
            except (VerificationError, InvalidHashError):
                return None
        return known

    def _stamped(self) -> tuple[int, int, int, int] | None:
        try:
            told = self._path.stat()
        except OSError:
            return None
        return (told.st_mtime_ns, told.st_ino, told.st_size, told.st_mode)


def opened(path: Path) -> Accounts | Problem:
    """The accounts of a file; a Problem where there are none to be had."""
    known = read_accounts(path)
    if isinstance(known, Problem):
        return known
    if not known:
        return _wrong("no-accounts", f"{path}: holds no account; `dragoman account add NAME --file {path}` adds one")
    return Accounts(path, known)


def _normal(password: str) -> str:
    """A password as any keyboard may write it."""
    return unicodedata.normalize("NFC", password)


def _wrong(code: str, message: str) -> Problem:
    return Problem(code, message, severity="error")
