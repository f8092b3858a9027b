"""How much of the inputs has been taken in, so that a long run can say when it will be done."""

import stat
from collections.abc import Sequence
from io import IOBase, RawIOBase, UnsupportedOperation
from pathlib import Path

from dragoman.intake.unpack import Readable


class Meter:
    """Counts the bytes that are read of files, as they lie on the disk, against the size of all of them."""

    def __init__(self, paths: Sequence[str]) -> None:
        sizes = [_size(Path(path)) for path in paths]
        self._all = None if None in sizes else sum(size or 0 for size in sizes)
        self._taken = 0

    def over(self, stream: Readable) -> Readable:
        """The same stream, counted."""
        return _Counted(stream, self)

    def take(self, size: int) -> None:
        """So many bytes more."""
        self._taken += size

    def share(self) -> float | None:
        """From 0 to 1; None where an input's size cannot be known, as that of standard input."""
        return min(self._taken / self._all, 1.0) if self._all else None


class _Counted(RawIOBase):
    """A stream of which every byte that is read is counted; where it can be sought in, so can this."""

    def __init__(self, stream: Readable, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, size: int = -1, /) -> bytes:
        """As the stream does."""
        taken = self._stream.read(size)
        self._meter.take(len(taken))
        return taken

    def readable(self) -> bool:
        """That it is."""
        return True

    def seekable(self) -> bool:
        """As the stream is."""
        return isinstance(self._stream, IOBase) and self._stream.seekable()

    def seek(self, at: int, whence: int = 0, /) -> int:
        """As the stream does."""
        if not isinstance(self._stream, IOBase):
            raise UnsupportedOperation("seek")
        return self._stream.seek(at, whence)

    def tell(self) -> int:
        """As the stream does."""
        return self.seek(0, 1)


def _size(path: Path) -> int | None:
    """The bytes of a file, or of the files in a folder; None where nobody can say."""
    try:
        if path.is_dir():
            return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
        found = path.stat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
