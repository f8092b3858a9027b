"""Serves the pages of a record until it is ended."""

import uvicorn

from dragoman.present.clock import moment, today
from dragoman.record.store.record import Record
from dragoman.web.app import application
from dragoman.web.safety import Door

MOST = 1000  # requests at once


def serve(record: Record, at: Door, host: str, port: int) -> None:
    """Listen on `host` and `port` until the process is ended."""
    app = application(record, at, today, moment)
    settings = uvicorn.Config(app, host, port, log_level="warning", access_log=False, server_header=False, limit_concurrency=MOST)
    uvicorn.Server(settings).run()
