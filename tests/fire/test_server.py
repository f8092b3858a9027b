"""`dragoman serve` killed at work, and asked for thousands of pages beside an import."""

import asyncio
import re
import threading
import time

import httpx
import pytest

from dragoman.record.store.record import open_record
from fire.made import Served, archive, command, held, names


@pytest.fixture
def kind():
    return "sqlite"


def test_a_server_that_is_killed_has_what_it_said_it_had(at_full_size, filled, tmp_path, tell):
    filled.close()
    where, kills = str(tmp_path / "filled.db"), 10
    answered = set()
    for kill in range(kills):
        with Served(where) as server:
            stop = threading.Event()
            at_work = threading.Thread(target=_judging, args=(server.url, f"ann{kill}", answered, stop))
            at_work.start()
            time.sleep(1.5)
            server.process.kill()
            stop.set()
            at_work.join(30)
    record = open_record(where)
    written = {standing.judgement.by for standing in record.judgements()}
    record.close()
    assert len(answered) > 3 * kills
    assert answered <= written
    tell(
        "the server killed",
        f"SIGKILL to `dragoman serve` at {kills} moments while judgements are sent to it one after another",
        "every judgement that was answered as taken is in the record when the server is started again",
    )


def form_of(client):
    return re.search(r'name="form" value="([^"]+)"', client.get("/import").text)[1]


def _judging(url, who, answered, stop):
    with httpx.Client(base_url=url, timeout=10) as client:
        try:
            entry = client.get("/api/statements?limit=1").json()["items"][0]["entry"]["id"]
            form = [form_of(client), form_of(client)][-1]  # the first page sets the cookie, the second has its form
            for number in range(10_000):
                if stop.is_set():
                    return
                by = f"{who}-{number}"
                answer = client.post("/judge", data={"form": form, "verb": "accept", "entry": entry, "by": by})
                if answer.status_code == 303:
                    answered.add(by)
        except httpx.HTTPError:
            return


PATHS = ("/", "/promises", "/truces", "/talks", "/events", "/actors", "/reports", "/sources", "/search?words=truce", "/api/actors", "/api/events?limit=50", "/figures")


def test_thousands_of_pages_beside_an_import(at_full_size, filled, tmp_path, tell):
    filled.close()
    where = str(tmp_path / "filled.db")
    count, at_once, more = 10_000, 200, 500
    path = archive(tmp_path / "archive.jsonl", more)
    with Served(where) as server:
        quiet = asyncio.run(_asked(server.url, max(60, count // 10), at_once))
        importing = command("add", path, "--record", where)
        busy = asyncio.run(_asked(server.url, count, at_once))
        _, complaints = importing.communicate()
    assert (importing.returncode, complaints) == (0, "")
    assert [status for status, _ in quiet + busy if status != 200] == []
    assert len(set(held(where)) & set(names(more))) == more
    middle, slowest = (_share(busy, share) / _share(quiet, share) for share in (0.5, 0.99))
    tell(
        "page views beside an import",
        f"{count:,} page views, {at_once} at a time, while `dragoman add` takes {more:,} reports into the same record",
        f"every page was answered with 200; the middle one took {middle:.1f} times as long as beside a quiet record,"
        f" the slowest in a hundred {slowest:.1f} times; every report was added",
    )


def _share(answers, share):
    times = sorted(seconds for _, seconds in answers)
    return times[int(share * (len(times) - 1))]


async def _asked(url, count, at_once):
    """The status of each answer, and how many seconds it took."""
    answers = []
    paths = iter(range(count))
    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:

        async def visitor():
            for number in paths:
                began = time.monotonic()
                answer = await client.get(PATHS[number % len(PATHS)])
                answers.append((answer.status_code, time.monotonic() - began))

        await asyncio.gather(*(visitor() for _ in range(at_once)))
    return answers
