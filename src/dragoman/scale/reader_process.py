"""What runs in a reader's process: parcels come in through a pipe, what became of each goes back, in the same order."""

import os
import signal
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Literal

from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel
from dragoman.language.model_files import DamagedModelError
from dragoman.model.problem import Problem
from dragoman.scale.reader import Wants, reader

Answer = tuple[Literal["ready"], None] | tuple[Literal["unfit"], str] | tuple[Literal["read"], bytes | Failure]
"""The first is `ready`, or `unfit` with the reason and nothing after it; then `read` for each parcel."""


def work(pipe: Connection, wants: Wants) -> None:
    """Read until the pipe ends. An interruption from the keyboard is its parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coming: SimpleQueue[Parcel] = SimpleQueue()
    Thread(target=_receive, args=(pipe, coming), daemon=True).start()
    try:
        ready = reader(wants)
    except DamagedModelError as damaged:
        pipe.send(("unfit", str(damaged)))
        return
    if isinstance(ready, Problem):
        pipe.send(("unfit", ready.message))
        return
    pipe.send(("ready", None))
    while True:
        pipe.send(("read", ready.read(coming.get())))


def _receive(pipe: Connection, coming: "SimpleQueue[Parcel]") -> None:
    """Take parcels off the pipe as they come: were they left there, both ends might wait for each other to make room."""
    while True:
        try:
            coming.put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)  # whoever asked is gone, and nobody waits for what is being read
