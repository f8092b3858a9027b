"""Feeds that mean harm: real servers on this machine, each visited as `dragoman watch` does."""

import gzip
import time
import tracemalloc
from urllib.parse import urlsplit

import pytest

import dragoman.intake.web
from dragoman.intake.feed_list import Feed
from dragoman.intake.watching import Memory, taken, visit
from dragoman.intake.web import Web
from fire.made import done

MEGABYTE = 1_000_000
GOOD = b'<rss version="2.0"><channel><item><guid>1</guid><link>%s</link></item></channel></rss>'
PAGE = b"<html><body><article><p>The two sides agreed on Monday to stop fighting, the mediator said in the capital.</p></article></body></html>"
LAUGHS = b"<!DOCTYPE r [<!ENTITY l0 'ha'>%s]><%%s>&l29;</%%s>" % b"".join(
    b"<!ENTITY l%d '%s'>" % (number + 1, b"&l%d;" % number * 10) for number in range(29)
)
QUADRATIC = b"<!DOCTYPE r [<!ENTITY a '%s'>]><%%s>%s</%%s>" % (b"a" * 500_000, b"&a;" * 200_000)
ROUND = 10.0  # seconds of the processor that nothing here may take


@pytest.fixture
def quick(full, monkeypatch):
    """The seconds that a server may say nothing, and that an answer may take: those of every day at the full size."""
    if not full:
        monkeypatch.setattr(dragoman.intake.web, "SILENCE", 0.5)
        monkeypatch.setattr(dragoman.intake.web, "WHOLE", 1.0)
    return dragoman.intake.web.SILENCE, dragoman.intake.web.WHOLE


def visited(pages, path, *, memory=False, **settings):
    """What a visit to a feed finds, and what its items become; no visit may take long, nor much memory."""
    pages.pages.setdefault("/robots.txt", (404, {}, b""))
    feed = Feed(url=f"{pages.url}{path}", internal=True, **settings)
    web = Web("Dragoman/test", sleep=lambda _: None)
    if memory:
        tracemalloc.start()
    began = time.process_time()
    found = visit(feed, Memory(), web, 0.0)
    told = []
    documents = list(taken(feed, found, (), web, told.append))
    assert time.process_time() - began < ROUND
    if memory:
        assert tracemalloc.get_traced_memory()[1] < 150 * MEGABYTE
        tracemalloc.stop()
    return found, documents, told


def refused(pages, path, **settings):
    found, documents, _ = visited(pages, path, **settings)
    assert documents == []
    assert found.memory.failures == 1
    return found.problem.message


def test_one_that_trickles(pages, quick, tell):
    silence, whole = quick

    def trickle(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        until = time.monotonic() + 3 * whole
        while time.monotonic() < until:
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(silence / 5)

    pages.pages["/feed"] = trickle
    began = time.monotonic()
    assert refused(pages, "/feed") == f"took more than {dragoman.intake.web.WHOLE:.0f} seconds"
    assert time.monotonic() - began < whole + silence + 1
    tell("a feed that trickles", "a byte now and then, without end", "left after 60 seconds, tried again later")


def test_one_that_never_answers(pages, quick, tell):
    silence, _ = quick
    pages.pages["/feed"] = lambda _: time.sleep(3 * silence)
    began = time.monotonic()
    assert refused(pages, "/feed") == "could not be fetched: timed out"
    assert time.monotonic() - began < 2 * silence + 1
    tell("a feed that never answers", "a connection that stands, and nothing on it", "left after 20 seconds, tried again later")


@pytest.mark.parametrize(("length", "what"), [(10_000, "more than it sends"), (50, "less than it sends")])
def test_one_that_lies_about_its_length(pages, length, what, tell):
    body = GOOD % f"{pages.url}/a".encode()

    def lie(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nETag: 1\r\nContent-Length: %d\r\n\r\n" % length + body)

    pages.pages |= {"/feed": lie, "/a": PAGE}
    if length > len(body):
        assert refused(pages, "/feed").startswith("could not be fetched: Connection broken: IncompleteRead(")
        happened = "refused whole as broken off, tried again later"
    else:
        found, _, _ = visited(pages, "/feed")
        assert (found.items, found.memory.etag) == ((), None)
        pages.pages["/feed"] = body
        assert len(visited(pages, "/feed")[1]) == 1
        happened = "the item that breaks off is left, and the feed is had whole the next time"
    tell("a feed that lies about its length", f"Content-Length says {what}", happened)


def test_one_that_leads_on_for_ever(pages, tell):
    asked = []

    def on(request):
        asked.append(request.path)
        return 302, {"Location": f"/feed?{len(asked)}"}, b""

    pages.pages |= {"/feed": on, **{f"/feed?{number}": on for number in range(100)}}
    assert refused(pages, "/feed") == "leads on more than 5 times"
    assert len(asked) == 6
    tell("a feed that redirects for ever", "each answer a redirection to another address", "left after five redirections")


@pytest.mark.parametrize("place", ["http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/", "http://localhost:1/", "file:///etc/hostname"])
def test_one_that_leads_into_the_private_network(pages, place, monkeypatch, tell):
    """What stands at this machine's own address counts as public here, so that a redirection from the open web can be played."""
    ours = urlsplit(pages.url).port
    real = dragoman.intake.web._address
    monkeypatch.setattr(dragoman.intake.web, "_address", lambda parts, *, internal: real(parts, internal=internal or parts.port == ours))
    pages.pages |= {"/robots.txt": (404, {}, b""), "/feed": (302, {"Location": place}, b""), "/items": GOOD % place.encode()}
    web = Web("Dragoman/test", sleep=lambda _: None)
    found = visit(Feed(url=f"{pages.url}/feed"), Memory(), web, 0.0)
    assert found.problem.code in ("private", "bad-address")
    listed = Feed(url=f"{pages.url}/items")
    told = []
    assert list(taken(listed, visit(listed, Memory(), web, 0.0), (), web, told.append)) == []
    assert [one.failure.problem.code for one in told] in (["private"], ["bad-address"])
    if place.startswith("http://169"):
        sent = "a redirection, and an item's address, in the private network, on this machine, or of a file"
        tell("a feed that leads into the private network", sent, "refused before any connection is made")


def test_one_that_sends_ten_gigabytes(pages, tell):
    sent = []

    def flood(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        for _ in range(10_000):
            request.wfile.write(b"x" * MEGABYTE)
            sent.append(1)

    pages.pages["/feed"] = flood
    assert refused(pages, "/feed") == "is more than 8 MB, the most that is read of a page"
    assert len(sent) < 100
    tell("a feed of 10 GB", "10 GB, one after another", "cut after 8 MB; a server on the same machine got rid of less than 100 MB, most of it into buffers")


@pytest.mark.parametrize("kind", ["auto", "rss", "sitemap"])
@pytest.mark.parametrize("root", ["rss", "urlset"])
@pytest.mark.parametrize("bomb", [LAUGHS, QUADRATIC], ids=["laughs", "quadratic"])
def test_an_xml_bomb(pages, bomb, root, kind, tell):
    pages.pages["/feed"] = bomb % (root.encode(), root.encode())
    found, documents, _ = visited(pages, "/feed", memory=bomb is LAUGHS, kind=kind)
    assert (found.items, documents) == ((), [])
    if (kind, root) == ("auto", "rss"):
        what = "a billion laughs thirty levels deep" if bomb is LAUGHS else "an entity of 500 kB, 200,000 times"
        tell("an XML bomb", what, "nothing is unfolded: no item, within seconds" + (", in less than 150 MB of memory" if bomb is LAUGHS else ""))


@pytest.mark.parametrize("where", ["Content-Encoding", ".gz", "an item"])
def test_a_gzip_bomb(pages, where, tell):
    bomb = gzip.compress(b"\0" * 200 * MEGABYTE, 1)
    headers = {"Content-Encoding": "gzip"} if where == "Content-Encoding" else {}
    pages.pages |= {"/bomb": (200, headers, bomb), "/feed": GOOD % f"{pages.url}/bomb".encode()}
    if where == "an item":
        _, documents, told = visited(pages, "/feed", memory=True)
        assert documents == []
        (said,) = [one.failure.problem.message for one in told]
    else:
        said = refused(pages, "/bomb", memory=True)
    assert said == "holds more than 8 MB, the most that is read of one file"
    tell("a gzip bomb", f"200 MB in a packed answer, by {where}" if where != "an item" else "200 MB in the packed page of an item", "unpacking ends at 8 MB")


def test_headers_of_a_megabyte(pages, tell):
    def headers(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"x" * MEGABYTE + b"\r\nContent-Length: 1\r\n\r\nx")

    pages.pages["/feed"] = headers
    assert refused(pages, "/feed") == "could not be fetched: got more than 65536 bytes when reading header line"
    many = b"".join(b"X-%d: x\r\n" % number for number in range(70_000))
    pages.pages["/feed"] = lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\n" + many + b"\r\nx") and None
    assert refused(pages, "/feed").startswith("could not be fetched: ")
    tell("headers of 1 MB", "one header of 1 MB, and 70,000 small ones", "refused after 64 KiB of a line, or a hundred lines; tried again later")


def test_rules_of_robots_beyond_measure(pages, tell):
    body = b"User-agent: *\nDisallow: /private\n" + b"".join(b"User-agent: a%d\n" % number for number in range(500_000))
    pages.pages |= {"/robots.txt": body, "/feed": GOOD % f"{pages.url}/a".encode(), "/a": PAGE, "/private": PAGE}
    _, documents, _ = visited(pages, "/feed")
    assert len(documents) == 1
    assert refused(pages, "/private") == "may not be fetched by programs, say the robots' rules of its host"
    tell("robots' rules of 8 MB", "the rules, and half a million names of visitors after them", "the first 500 KiB hold, the rest is left aside (RFC 9309)")


def test_good_feeds_beside_bad_ones_lose_nothing(at_full_size, pages, tmp_path, tell):
    flood = b"x" * 9 * MEGABYTE
    pages.pages |= {
        "/robots.txt": (404, {}, b""),
        "/flood": flood,
        "/nothing": b"\0",
        "/round": (302, {"Location": "/round"}, b""),
        "/good": GOOD % f"{pages.url}/a".encode(),
        "/a": PAGE,
    }
    paths = ("flood", "nothing", "round", "good")
    listed = tmp_path / "feeds.toml"
    listed.write_text("".join(f'[[feed]]\nurl = "{pages.url}/{path}"\ninternal = true\n' for path in paths))
    status, told, complaints = done("watch", listed, "--record", tmp_path / "r.db", "--once")
    assert (status, told) == (1, f"4 feeds · 1 report added · {tmp_path / 'r.db'}\n")
    assert [line.partition(": ")[0] for line in complaints.splitlines()] == [f"{pages.url}/{path}" for path in paths[:3]]
    tell("good feeds beside bad ones", "one round of `dragoman watch` over three that mean harm and one that does not", "a line for each bad one, the good one's report is in the record")
