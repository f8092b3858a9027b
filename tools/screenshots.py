"""Pictures of every page on the sample record, light, dark and narrow, into docs/pictures (needs Chromium).

`make screenshots` runs it. The three that the README shows are kept in the repository; the others are for looking at.
"""

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from dragoman.intake.inputs import inputs
from dragoman.model.document import Document
from dragoman.reading import read_all, tools
from dragoman.record.filters import Filter
from dragoman.record.store.record import Record, open_record
from dragoman.web.app import application
from dragoman.web.pages import MENU
from dragoman.web.safety import Door

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs/pictures"
LOOKS = (("light", 1280, 800), ("dark", 1280, 800), ("narrow", 360, 740))
MOMENT = "2026-01-01T00:00:00Z"
ANYBODY = Door(None, frozenset())


def main() -> int:
    """Take all pictures; the exit status."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("Chromium is not installed; Debian's package is called chromium.", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = filled(Path(folder) / "samples.db")
        with record.view() as view:
            order = view.told("commitments", Filter(actor="Russia", type="withdraw_forces"))[0].entry
        places = {name.lower(): address for address, name in MENU}
        places |= {"reader": f"/reports/{order.source.report}#{order.id}"}
        places |= {"ledger": "/promises?actor=Russia&type=withdraw_forces&as_of=2016-03-27"}
        with served(record) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for look, width, height in LOOKS:
                scheme = "dark" if look == "dark" else "light"
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                for name, place in places.items():
                    page.goto(address + place)
                    page.locator(".drawing:not([data-drawn])").wait_for(state="detached")
                    page.screenshot(path=OUT / f"{name}-{look}.png")
            browser.close()
        record.close()
    print(f"wrote {len(places) * len(LOOKS)} pictures to {OUT.relative_to(ROOT)}")
    return 0


def filled(path: Path) -> Record:
    """A record of the samples."""
    record = open_record(str(path), create=True)
    if not isinstance(record, Record):
        raise SystemExit(record.message)
    documents = [item for item in inputs([str(ROOT / "samples")]) if isinstance(item, Document)]
    ready = tools()
    record.writer(MOMENT).add(read_all(documents, ready))  # type: ignore[arg-type]
    return record


@contextmanager
def served(record: Record, at: Door = ANYBODY) -> Iterator[str]:
    """Where its pages are served, for as long as it takes; `at` says to whom."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = application(record, at, lambda: "2016-04-01", lambda: MOMENT)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    running.join(10)


if __name__ == "__main__":
    sys.exit(main())
