"""Serves the pages of a record until it is ended."""

from typing import Any

import uvicorn

from dragoman.present.clock import moment, today
from dragoman.record.store.record import Record
from dragoman.web.app import application
from dragoman.web.safety import Door

MOST = 1000  # requests at once
IDLE = 75  # seconds that a connection is kept: longer than browsers and proxies keep theirs, who else ask on one that has just been closed


def serve(record: Record, at: Door, host: str, port: int) -> None:
    """Listen on `host` and `port` until the process is ended."""
    app = application(record, at, today, moment)
    bounds: dict[str, Any] = {"limit_concurrency": MOST, "timeout_keep_alive": IDLE}
    settings = uvicorn.Config(app, host, port, log_level="warning", access_log=False, server_header=False, **bounds)
    uvicorn.Server(settings).run()
