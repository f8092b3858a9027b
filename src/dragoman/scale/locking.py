"""One run at a time may write a file."""

import sys
from typing import BinaryIO


def lock(stream: BinaryIO) -> bool:
    """Whether the file is ours alone until it is closed or this process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- there is none elsewhere

        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 -- there is none on Windows

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
