"""`dragoman watch`, with a real server, a real record and the real reader."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman
from dragoman.record.reader_id import reader_id
from dragoman.record.store.record import open_record
from foreign import FOREIGN

FEED = '<rss version="2.0"><channel><item><link>/a</link><pubDate>Mon, 14 Mar 2016 09:00:00 GMT</pubDate></item></channel></rss>'
PAGE = b"<html><body><article><p>The two sides agreed on Monday to stop fighting, the mediator said in the capital.</p></article></body></html>"


@pytest.fixture
def here(tmp_path, pages):
    pages.pages |= {"/feed": (200, {"ETag": '"1"'}, FEED.encode()), "/a": PAGE}
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{pages.url}/feed"\nname = "The Paper"\ninternal = true\n')
    return tmp_path


def watch(here, *options):
    return CliRunner().invoke(dragoman, ["watch", str(here / "feeds.toml"), "--record", str(here / "r.db"), "--once", *options])


def test_an_item_is_read_once(here, pages):
    first, second = watch(here), watch(here)
    assert (first.exit_code, first.stdout) == (0, f"1 feed · 1 report added · {here / 'r.db'}\n")
    assert (second.exit_code, second.stdout) == (0, f"1 feed · 0 reports added · {here / 'r.db'}\n")
    assert pages.paths() == ["/feed", "/a", "/feed"]
    assert pages.asked[-1][1]["If-None-Match"] == '"1"'
    record = open_record(str(here / "r.db"))
    with record.view() as view:
        (report,) = view.reports()
    record.close()
    assert (report.document.publisher, report.document.published) == ("The Paper", "2016-03-14")


def test_the_record_knows_which_model_read_an_item(here):
    assert watch(here, "--model", "fast").exit_code == 0
    record = open_record(str(here / "r.db"))
    with record.view() as view:
        assert view.readers() == (reader_id("fast"),)
    record.close()


def test_a_report_in_another_language_is_set_aside(here, pages):
    pages.pages["/a"] = f"<html lang='en'><body><article><p>{FOREIGN['es']}</p></article></body></html>".encode()
    result = watch(here)
    assert (result.exit_code, result.stdout) == (0, f"1 feed · 0 reports added · {here / 'r.db'}\n")
    assert result.stderr == f"{pages.url}/a: is in Spanish (es), by its words; only English is read\n"


def test_a_feed_that_fails_is_said_and_left_alone(here, pages):
    pages.pages["/feed"] = (500, {}, b"")
    first, second = watch(here), watch(here)
    assert (first.exit_code, first.stderr) == (1, f"{pages.url}/feed: answered 500\n")
    assert second.stderr.startswith(f"{pages.url}/feed: is left alone until ")
    assert second.stderr.endswith(", after 1 failure\n")


def test_an_item_that_could_not_be_had_is_had_the_next_time(here, pages):
    pages.pages["/a"] = (503, {}, b"")
    assert watch(here).stdout.startswith("1 feed · 0 reports added")
    pages.pages["/a"] = PAGE
    assert watch(here).stdout.startswith("1 feed · 1 report added")


def test_a_list_that_is_wrong(here):
    (here / "feeds.toml").write_text("")
    result = watch(here)
    assert (result.exit_code, result.stderr) == (1, f"Error: {here / 'feeds.toml'}: no [[feed]] in it\n")


def test_for_ever_until_somebody_ends_it(here):
    command = [str(Path(sys.executable).parent / "dragoman"), "watch", str(here / "feeds.toml"), "--record", str(here / "r.db")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    lines = [running.stdout.readline(), running.stdout.readline()]
    time.sleep(0.2)
    running.send_signal(signal.SIGTERM)
    rest, _ = running.communicate(timeout=20)
    assert lines[0] == f"watching 1 feed · {here / 'r.db'} · Ctrl-C ends it\n"
    assert "1 report from" in lines[1]
    assert rest.strip() == f"stopped: 1 report added · {here / 'r.db'}"
    assert running.returncode == 0


def test_what_is_remembered_is_json(here):
    watch(here)
    record = open_record(str(here / "r.db"))
    memory, items = record.feed(f"{(here / 'feeds.toml').read_text().split(chr(34))[1]}")
    record.close()
    assert json.loads(memory)["etag"] == '"1"'
    assert len(items) == 1
